# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme schemes: read, written, checked and changed; nothing that a file says is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal

from kg.errors import InvalidInputError, NotFoundError
from kg.ontology import Concept, ontology_files, ontology_text
from kg.schemes import editing
from kg.schemes.checks import check, problems
from kg.schemes.files import read_scheme, write_scheme
from kg.schemes.reading import built_in
from kg.schemes.scheme import BUILT_IN, SchemeError, ThemeScheme, scheme_iri, theme_iri
from kg.schemes.triples import scheme_graph

DAY = "2026-11-24"


def theme(label: str, **more: object) -> Concept:
    return replace(Concept(theme_iri("gemeente", label), "gemeente", label, definition=f"Alles over {label}."), **more)  # type: ignore[arg-type]


def scheme(*themes: Concept) -> ThemeScheme:
    return ThemeScheme("gemeente", scheme_iri("gemeente"), "Thema's van de gemeente", themes=themes)


SWIM, SPORT = theme("zwemmen", examples=("Kinderen leren zwemmen.",)), theme("sport", alt_labels=("bewegen",))


@pytest.mark.parametrize("kind", ["ttl", "csv", "xlsx"])
@pytest.mark.parametrize("name", BUILT_IN)
def test_a_scheme_is_read_back_from_a_file_as_it_was(name: str, kind: str) -> None:
    before = built_in(name)
    after = read_scheme(write_scheme(before, kind), f"{name}.{kind}", name, before.title)
    assert after.themes == before.themes
    assert after.title == before.title
    if kind == "ttl":
        assert after.rest == before.rest


def test_turtle_keeps_what_we_have_no_field_for() -> None:
    turtle = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
    <https://stad.nl/kader> a skos:ConceptScheme ; dct:title "Stad"@nl , "City"@en .
    <https://stad.nl/zwemmen> a skos:Concept ; skos:prefLabel "zwemmen" , "swimming"@en ;
        skos:definition "Zwemles."@nl ; skos:scopeNote "Alleen binnen."@nl ; dct:source [ dct:title "Nota"@nl ] ."""
    found = read_scheme(turtle.encode(), "stad.ttl")
    assert (found.id, found.title, [one.label for one in found.themes]) == ("kader", "Stad", ["zwemmen"])
    kept = " ".join(found.rest)
    assert all(text in kept for text in ('"City"@en', '"swimming"@en', "Alleen binnen.", "source"))
    again = read_scheme(write_scheme(found, "ttl"), "weer.ttl", "kader")
    assert (again.themes, again.rest) == (found.themes, found.rest)


def test_themes_in_a_spreadsheet_refer_to_each_other_by_name() -> None:
    table = (
        "Naam,Definitie,Boven,Voorbeelden\nsport,Alles over sport.,,\nzwemmen,Zwemles.,Sport,Een zin.|Nog een zin.\n"
    )
    found = read_scheme(table.encode(), "Onze thema's.csv")
    assert found.id == "onze-thema-s"
    swimming = found.theme("zwemmen")
    assert swimming.broader == (found.theme("sport").iri,)
    assert swimming.examples == ("Een zin.", "Nog een zin.")


@pytest.mark.parametrize(
    ("themes", "words"),
    [
        ((), ("geen thema's",)),
        ((theme("zwemmen", definition=""),), ("'zwemmen'", "geen definitie")),
        ((theme("zwemmen"), replace(theme("bad"), label="Zwemmen")), ("'Zwemmen'", "twee keer")),
        ((theme("zwemmen"), theme("bad", alt_labels=("zwemmen",))), ("'zwemmen'", "bad")),
        ((theme("a", broader=(theme("b").iri,)), theme("b", broader=(theme("a").iri,))), ("'a'", "'b'", "kring")),
        ((theme("a", related=("https://elders.nl/x",)),), ("https://elders.nl/x", "niet in dit schema")),
        ((theme("a", notation="1"), theme("b", notation="1")), ("code '1'", "2 thema's")),
        ((theme("a", mappings=(("closeMatch", theme("b").iri),)), theme("b")), ("dit schema zelf",)),
        ((theme("a", replaced_by=theme("b").iri), theme("b")), ("niet ingetrokken",)),
        ((theme("a"), theme("a")), ("meer dan één thema",)),
    ],
)
def test_what_is_wrong_is_said_whole_in_dutch(themes: tuple[Concept, ...], words: tuple[str, ...]) -> None:
    with pytest.raises(SchemeError) as error:
        check(scheme(*themes))
    assert all(word in str(error.value) for word in words), str(error.value)
    assert "'gemeente' is niet opgeslagen" in str(error.value)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"@prefix x", "a.ttl", "geldige Turtle"),
        (b"", "leeg.ttl", "geen skos:ConceptScheme"),
        (b"\xff\xfe\x00", "a.csv", "UTF-8"),
        (b"naam\nx\n", "a.csv", "'definitie'"),
        (b"", "leeg.csv", "'naam'"),
        (b"PK", "a.xlsx", "Excel"),
        (b"x", "a.docx", "soort bestand"),
    ],
)
def test_a_bad_file_is_named_with_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        read_scheme(data, name)
    assert name in str(error.value) and words in str(error.value)


def test_adding_changing_and_asking() -> None:
    made = editing.add(scheme(SPORT), Concept("", "", " Zwemmen ", definition="Zwemles."))
    added = made.theme("zwemmen")
    assert added.iri == theme_iri("gemeente", "zwemmen")
    with pytest.raises(InvalidInputError, match="al een thema"):
        editing.add(made, Concept("", "", "zwemmen", definition="x"))
    changed = editing.change(made, added, replace(added, label="zwemles"), DAY).theme("zwemles")
    assert changed.hidden_labels == ("Zwemmen",), "the former name is still found"
    assert DAY in changed.history[0]
    with pytest.raises(NotFoundError, match="skien"):
        made.theme("skien")


def test_merging_keeps_history_labels_and_references() -> None:
    play, water = theme("spelen", broader=(SWIM.iri,), related=(SWIM.iri,)), theme("water", related=(SWIM.iri,))
    merged = check(editing.merge(scheme(SWIM, SPORT, play, water), SWIM, SPORT, DAY, "het hoort bij elkaar"))
    former, kept = merged.theme(SWIM.iri), merged.theme(SPORT.iri)
    assert (former.retired, former.replaced_by) == (True, SPORT.iri)
    assert "het hoort bij elkaar" in former.history[0]
    assert kept.alt_labels == ("bewegen", "zwemmen")
    assert kept.examples == SWIM.examples
    assert (merged.theme("spelen").broader, merged.theme("spelen").related) == ((SPORT.iri,), ())
    assert merged.theme("water").related == (SPORT.iri,)
    assert [one.label for one in merged.active] == ["sport", "spelen", "water"]
    with pytest.raises(InvalidInputError, match="zichzelf"):
        editing.merge(merged, kept, kept, DAY)
    with pytest.raises(InvalidInputError, match="ingetrokken"):
        editing.merge(merged, kept, former, DAY)


def test_retiring_and_restoring() -> None:
    gone = check(editing.retire(scheme(SWIM, SPORT), SWIM, DAY))
    assert [one.label for one in gone.active] == ["sport"]
    back = editing.restore(gone, gone.theme(SWIM.iri), DAY)
    assert [one.label for one in back.active] == ["zwemmen", "sport"]
    assert len(back.theme(SWIM.iri).history) == 2


@pytest.mark.slow
def test_what_we_write_passes_nl_sbb_and_what_it_refuses_we_refuse(shared: Path) -> None:
    shapes = Graph().parse(shared / "standards" / "nl-sbb-shapes.ttl")
    ontology = Graph()
    for name in ontology_files():
        ontology.parse(data=ontology_text(name), format="turtle")
    merged = editing.merge(scheme(SWIM, SPORT, theme("spelen", comment="Buiten.")), SWIM, SPORT, DAY)
    conforms, _, report = validate(scheme_graph(merged) + ontology, shacl_graph=shapes, advanced=True, inference="none")
    assert conforms, report
    bare = scheme(theme("zwemmen", definition=""))
    broken, _, _ = validate(scheme_graph(bare), shacl_graph=shapes, advanced=True, inference="none")
    assert not broken and list(problems(bare))


def test_ours_are_without_problems() -> None:
    for name in BUILT_IN:
        assert not list(problems(built_in(name)))
    assert any(isinstance(value, Literal) for value in scheme_graph(built_in("thema")).objects())
