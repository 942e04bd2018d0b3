# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a view may be narrowed down by: the name of each parameter, how people call it, and what it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from kg import ids
from kg.checks import is_iso_date
from kg.errors import InvalidInputError, NotFoundError
from kg.ontology import Concept, concept_among, concepts, find_concept
from kg.records import DocumentRecord
from kg.schemes.book import SchemeBook
from kg.store import GraphStore
from kg.views.review import STATUSES

Wanted = Mapping[str, str | Sequence[str]]
"""What a user asks for: a name with one value or several, of which one must hold."""

Choice = tuple[str, str]
"""A value and the label that people see."""

MOST_HOPS: Final = 3


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a view may be narrowed down by.

    `resolve` turns what a user typed into the value that the view works with and the text that a reader sees;
    `choices` gives the possible values when there are few, for a list on a page.
    """

    name: str
    label: str
    explanation: str
    resolve: Callable[[GraphStore, str], Choice]
    choices: Callable[[GraphStore], tuple[Choice, ...]] = lambda _: ()
    many: bool = True


def find_document(store: GraphStore, name: str) -> DocumentRecord:
    """The document that a user means by its id, file name or title.

    Raises:
        NotFoundError: there is none.
    """
    records = store.documents()
    for record in records:
        if name in {record.id, record.file_name, record.title}:
            return record
    near = get_close_matches(name, [record.file_name for record in records], 3, 0.5)
    hint = f"bedoelt u {' of '.join(near)}?" if near else "'beleidsgraaf documents' toont wat er wel is."
    raise NotFoundError(f"Er is geen document {name!r} in de verzameling; {hint}")


def _document(store: GraphStore, text: str) -> Choice:
    record = find_document(store, text)
    return ids.document_iri(record.id), record.title


def _documents(store: GraphStore) -> tuple[Choice, ...]:
    return tuple((record.id, record.title) for record in store.documents())


def _concept(scheme: str) -> Callable[[GraphStore, str], Choice]:
    def resolve(_: GraphStore, text: str) -> Choice:
        concept = find_concept(text, scheme)
        if concept is None:
            known = ", ".join(known.reference for known in concepts(scheme))
            raise InvalidInputError(f"{text!r} is geen {scheme}; kies uit: {known}.")
        return concept.iri, concept.label

    return resolve


def _concepts(scheme: str) -> Callable[[GraphStore], tuple[Choice, ...]]:
    return lambda _: tuple((concept.reference, concept.label) for concept in concepts(scheme))


def _theme(store: GraphStore, text: str) -> Choice:
    theme = concept_among(text, SchemeBook(store).active())
    if theme is None:
        known = ", ".join(value for value, _ in _themes(store))
        raise InvalidInputError(f"{text!r} is geen thema; kies uit: {known}.")
    return theme.iri, theme.label


def _themes(store: GraphStore) -> tuple[Choice, ...]:
    """The themes in use; those of other schemes than ours by their IRI, for their references may be alike."""
    ours = ids.concept_iri("thema", "")
    return tuple((t.reference if t.iri.startswith(ours) else t.iri, t.label) for t in SchemeBook(store).active())


def areas() -> tuple[Concept, ...]:
    """The five areas of the Verbindingsroute: the concepts two levels below it."""
    structure = concepts("structuur")
    parts = {
        concept.iri for concept in structure if ids.concept_iri("structuur", "verbindingsroute") in concept.broader
    }
    return tuple(concept for concept in structure if parts & set(concept.broader))


def _area_label(area: Concept) -> str:
    return area.label.removeprefix("aandachtsgebied ")


def _area(_: GraphStore, text: str) -> Choice:
    wanted = text.strip().casefold()
    for area in areas():
        names = (area.iri, area.reference, area.label, _area_label(area), *area.alt_labels, *area.hidden_labels)
        if wanted in {name.casefold() for name in names}:
            theme = next(match for match in area.matches if match.startswith(ids.concept_iri("thema", "")))
            return theme, _area_label(area)
    known = ", ".join(area.reference for area in areas())
    raise InvalidInputError(f"{text!r} is geen gebied van de Verbindingsroute; kies uit: {known}.")


_NAMES: Final = """
SELECT DISTINCT ?thing ?name WHERE { GRAPH ?g { ?thing a CLASS ; skos:prefLabel|skos:altLabel|foaf:name ?name } }
"""


def _named(kind: str, dutch: str) -> Callable[[GraphStore, str], Choice]:
    def resolve(store: GraphStore, text: str) -> Choice:
        rows = store.select(_NAMES.replace("CLASS", kind))
        names = {str(row["name"]).casefold(): row for row in sorted(rows, key=lambda row: str(row["thing"]))}
        for row in rows:
            if text == str(row["thing"]):
                return text, str(row["name"])
        found = names.get(text.strip().casefold())
        if found is None:
            near = [str(names[name]["name"]) for name in get_close_matches(text.casefold(), list(names), 3, 0.6)]
            hint = f"; bedoelt u {' of '.join(near)}?" if near else "."
            raise NotFoundError(f"Er is geen {dutch} {text!r} in de verzameling{hint}")
        return str(found["thing"]), str(found["name"])

    return resolve


def _date(_: GraphStore, text: str) -> Choice:
    if not is_iso_date(text):
        raise InvalidInputError(f"{text!r} is geen datum; schrijf jaar, maand of dag als 2023, 2023-06 of 2023-06-30.")
    return text, text


def _number(_: GraphStore, text: str) -> Choice:
    if not re.fullmatch(r"0|1|[01]?[.,]\d+", text):
        raise InvalidInputError(f"{text!r} is geen zekerheid; geef een getal van 0 tot 1, zoals 0,8.")
    return text.replace(",", "."), text.replace(".", ",")


def _hops(_: GraphStore, text: str) -> Choice:
    if not text.isdecimal() or int(text) > MOST_HOPS:
        raise InvalidInputError(f"{text!r} is geen aantal stappen; geef een getal van 0 tot {MOST_HOPS}.")
    return text, text


def _status(_: GraphStore, text: str) -> Choice:
    if text not in STATUSES:
        raise InvalidInputError(f"{text!r} is geen beoordeling; kies uit: {', '.join(STATUSES)}.")
    return STATUSES[text], STATUSES[text]


_ALL: Final = (
    Parameter("document", "document", "kenmerk, bestandsnaam of titel van een document", _document, _documents),
    Parameter("thema", "thema", "alleen documenten over dit thema", _theme, _themes),
    Parameter("gebied", "gebied", "aandachtsgebied van de Verbindingsroute", _area,
              lambda _: tuple((area.reference, _area_label(area)) for area in areas()), many=False),
    Parameter("domein", "domein", "belemmeringen in dit domein, met wat in dezelfde zinnen staat", _concept("domein"),
              _concepts("domein")),
    Parameter("polariteit", "polariteit", "is de belemmering er, verdwijnt zij, of is zij er niet?",
              _concept("polariteit"), _concepts("polariteit")),
    Parameter("actor", "actor", "alleen zinnen over deze actor (naam of IRI)", _named("bg:Actor", "actor")),
    Parameter("wet", "wet", "alleen zinnen over deze wet (naam of IRI)", _named("bg:Law", "wet")),
    Parameter("vanaf", "vanaf", "documenten en gebeurtenissen van of na deze datum", _date, many=False),
    Parameter("totEnMet", "tot en met", "documenten en gebeurtenissen van of voor deze datum", _date, many=False),
    Parameter("beoordeling", "beoordeling", "alleen wat mensen zo hebben beoordeeld", _status,
              lambda _: tuple(STATUSES.items())),
    Parameter("zekerheid", "zekerheid", "alleen wat minstens zo zeker is, van 0 tot 1", _number, many=False),
    Parameter("stappen", "stappen", "hoeveel relaties om het gevondene heen meekomen (0 tot 3)", _hops,
              lambda _: tuple((str(hops), str(hops)) for hops in range(MOST_HOPS + 1)), many=False),
)  # fmt: skip

PARAMETERS: Final[Mapping[str, Parameter]] = MappingProxyType({parameter.name: parameter for parameter in _ALL})
"""Every parameter by its name."""

COMMON: Final = tuple(name for name in PARAMETERS if name not in {"gebied", "polariteit"})
"""The parameters that a view has when its file names none."""


def resolve(store: GraphStore, possible: Sequence[str], required: Sequence[str], view: str, wanted: Wanted) -> Resolved:
    """What was asked, in values that the graph knows.

    Raises:
        InvalidInputError: the view has no such parameter, lacks one that it needs, or a value is not known.
        NotFoundError: there is no such document, actor or law.
    """
    unknown = sorted(set(wanted) - set(possible))
    if unknown:
        raise InvalidInputError(f"Het beeld {view} kent geen {unknown[0]!r}; kies uit: {', '.join(possible)}.")
    values: dict[str, tuple[Choice, ...]] = {}
    for name in possible:
        given = wanted.get(name, ())
        texts = [given] if isinstance(given, str) else list(given)
        if len(texts) > 1 and not PARAMETERS[name].many:
            raise InvalidInputError(f"Geef {name!r} één keer; u gaf: {', '.join(texts)}.")
        if texts:
            values[name] = tuple(PARAMETERS[name].resolve(store, text) for text in texts)
    for name in required:
        if name not in values:
            raise InvalidInputError(_lacking(store, PARAMETERS[name], view))
    return Resolved(MappingProxyType(values))


def _lacking(store: GraphStore, parameter: Parameter, view: str) -> str:
    choices = [value for value, _ in parameter.choices(store)]
    few = f"; kies uit: {', '.join(choices)}" if 0 < len(choices) <= 12 else ""
    return f"Het beeld {view} vraagt om {parameter.name}={parameter.label.upper()}: {parameter.explanation}{few}."


@dataclass(frozen=True, slots=True)
class Resolved:
    """The values of parameters, with the labels that a reader sees."""

    values: Mapping[str, tuple[Choice, ...]]

    def of(self, name: str) -> tuple[str, ...]:
        """The values of a parameter; none when it was not asked for."""
        return tuple(value for value, _ in self.values.get(name, ()))

    def label(self, name: str) -> str:
        """The values of a parameter as people read them."""
        return ", ".join(label for _, label in self.values.get(name, ()))

    @property
    def shown(self) -> tuple[Choice, ...]:
        """Label of the parameter and label of its values, of every parameter asked for."""
        return tuple((PARAMETERS[name].label, self.label(name)) for name in self.values)

    @property
    def plain(self) -> tuple[Choice, ...]:
        """Name and value, of every parameter asked for."""
        return tuple((name, value) for name, pairs in self.values.items() for value, _ in pairs)
