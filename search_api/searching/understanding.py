# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a question asks for, read from its words: types, fields, periods, and names that the collection knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from ingest.concepts import concept_of, label_pattern
from kg.errors import InvalidInputError
from kg.ontology import concepts, label_of
from search_api.index.database import SearchIndex
from search_api.index.lexical import fold, stopwords, words
from search_api.searching.question import LABELS, Question, Sought
from search_api.searching.spellcheck import corrected, foreign

LONGEST = 2000
"""Characters of a question that are read; the rest of a pasted text adds nothing."""

EMPTY = "Typ een vraag of een paar woorden, bijvoorbeeld: welke knelpunten zijn er in de wet?"
CUT = f"Uw vraag is erg lang. Alleen de eerste {LONGEST} tekens zijn gelezen."
FOREIGN = "Uw vraag lijkt niet in het Nederlands. Stel uw vraag in het Nederlands voor goede antwoorden."
ONLY_SMALL = (
    "Deze woorden zeggen niet waarover uw vraag gaat. Noem een onderwerp, zoals: wachtlijsten, passend onderwijs of "
    "de Jeugdwet."
)

_LONGEST_NAME = 8
_LONG_NAME = 10  # letters from which one word can be the name of a document
_STATEMENTS = {"barrier": "belemmering", "principle": "principe"}
_PERIODS = (
    ("since", r"(?:sinds|vanaf) (?:het jaar )?((?:19|20)\d\d)"),
    ("until", r"(?:tot en met|t/m|tot) (?:het jaar )?((?:19|20)\d\d)"),
    ("since", r"tussen ((?:19|20)\d\d) en (?:19|20)\d\d"),
    ("until", r"tussen (?:19|20)\d\d en ((?:19|20)\d\d)"),
    ("after", r"na (?:het jaar )?((?:19|20)\d\d)"),
    ("before", r"(?:van voor|ouder dan|eerder dan) (?:het jaar )?((?:19|20)\d\d)"),
    ("year", r"(?:in|uit|van) (?:het jaar )?((?:19|20)\d\d)"),
)
_NEXT = {"after": ("since", 1), "before": ("until", -1)}
"""Periods that begin or end a year further on. A bare "voor 2025" is none: it may be a plan for that year."""

_PERIOD_LABELS = {"since": "documenten vanaf {}", "until": "documenten tot en met {}", "year": "uit {}"}


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    lines = files("ontology").joinpath("vraagwoorden.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[2:] if line.strip())
    return tuple((kind, value, re.compile(rf"\b{pattern}")) for kind, value, pattern in rows)


def understand(text: str, index: SearchIndex | None = None, without: frozenset[str] = frozenset()) -> Question:
    """The question in a text, less what the user took away (`without`, codes of `Sought`).

    Raises InvalidInputError when there is nothing to look for.
    """
    short = " ".join(text.split())[:LONGEST]
    if not re.search(r"\w\W*\w", short):
        raise InvalidInputError(EMPTY)
    spelled = corrected(short, index, without) if index else ()
    read = _replaced(short, spelled)
    folded = fold(read)
    found = [*spelled, *_from_cues(folded), *_periods(folded)]
    if index:
        found += [*_from_names(folded, index), *_themes(folded, index), *_documents(folded, index)]
    sought = {one.code: one for one in found}
    question = Question(text, tuple(sought.values()), read).without(without)
    return Question(text, question.sought, read, tuple(_notices(text, read, question)))


def _replaced(text: str, spelled: tuple[Sought, ...]) -> str:
    for one in spelled:
        text = re.sub(rf"\b{re.escape(one.words)}\b", one.label, text)
    return text


def _notices(text: str, read: str, question: Question) -> Iterator[str]:
    if len(text) > LONGEST:
        yield CUT
    if not question.sought and all(word in stopwords() or len(word) < 2 for word in words(read)):
        yield ONLY_SMALL
    elif foreign(read):
        yield FOREIGN


def _from_cues(folded: str) -> list[Sought]:
    found: dict[tuple[str, str], Sought] = {}
    for kind, value, pattern in _cues():
        match = pattern.search(folded)
        if match and (kind, value) not in found:
            found[kind, value] = Sought(kind, value, LABELS[value], match[0])
    types = {value for kind, value in found if kind == "type"}
    for kind, scheme in _STATEMENTS.items():
        concept = concept_of(folded, scheme) if kind in types else None
        if concept:
            found["concept", concept] = Sought("concept", concept, label_of(concept), label_of(concept))
    if "barrier" not in types or types & {"principle", "law", "event"}:
        # A field or polarity only says something about barriers; "geld" in another question is just its subject.
        found = {key: sought for key, sought in found.items() if sought.kind in ("type", "concept")}
    if ("polarity", "present") in found:
        found.pop(("polarity", "to-be-removed"), None)
    return list(found.values())


def _periods(folded: str) -> Iterator[Sought]:
    taken: set[str] = set()
    for kind, pattern in _PERIODS:
        for match in re.finditer(rf"\b{pattern}\b", folded):
            if match[1] not in taken or kind != "year":
                taken.add(match[1])
                side, further = _NEXT.get(kind, (kind, 0))
                year = str(int(match[1]) + further)
                yield Sought(side, year, _PERIOD_LABELS[side].format(year), match[0])


def _from_names(folded: str, index: SearchIndex) -> Iterator[Sought]:
    """Actors and laws that are named; a name within a longer one ("onderwijs" in "passend onderwijs") is not meant."""
    tokens = re.findall(r"[\w&.'-]*\w", folded)[:200]
    spans = {
        " ".join(tokens[start:end])
        for start in range(len(tokens))
        for end in range(start + 1, min(start + _LONGEST_NAME, len(tokens)) + 1)
    }
    found = index.names_among(("actor", "law"), sorted(spans - stopwords()))
    names = {name for *_, name in found}
    for kind, value, label, name in found:
        if not any(f" {name} " in f" {other} " for other in names - {name}):
            yield Sought(kind, value, label, name)


def _theme_labels(index: SearchIndex) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What to look for, and the theme that it names: our themes, and any theme that documents are linked to."""
    query = "SELECT value, label FROM names WHERE kind = 'theme' ORDER BY label DESC"
    linked = dict(index.connection.execute(query).fetchall())
    ours = [(label, theme) for theme in concepts("thema") for label in (theme.label, *theme.alt_labels)]
    labels = [*((label, iri) for iri, label in linked.items()), *((label, theme.iri) for label, theme in ours)]
    called = {theme.iri: theme.label for _, theme in ours} | linked
    return tuple((label_pattern(fold(label)), iri, called[iri]) for label, iri in dict.fromkeys(labels))


def _themes(folded: str, index: SearchIndex) -> Iterator[Sought]:
    for pattern, iri, label in index.vocabulary.remembered("theme labels", lambda: _theme_labels(index)):
        match = pattern.search(folded)
        if match:
            yield Sought("theme", iri, label, match[0])


def _documents(folded: str, index: SearchIndex) -> Iterator[Sought]:
    """Documents whose title, or a telling part of it, the question names."""
    named, longest = index.vocabulary.remembered("titles", lambda: _named_documents(index))
    asked = words(folded)
    spans = (asked[start : start + size] for start in range(len(asked)) for size in range(1, longest + 1))
    found: dict[str, tuple[int, str, str]] = {}
    for span in dict.fromkeys(map(" ".join, spans)):
        for document, title, place in named.get(span, ()):
            found[document] = min(found.get(document, (place, title, span)), (place, title, span))
    for document, (_, title, name) in sorted(found.items()):
        yield Sought("document", document, title, name)


def _named_documents(index: SearchIndex) -> tuple[dict[str, list[tuple[str, str, int]]], int]:
    """By name (id, title, how many names of this document go before it), and the words of the longest name."""
    named: dict[str, list[tuple[str, str, int]]] = {}
    for document in index.documents:
        for place, name in enumerate(_title_names(document.title, document.file_name)):
            named.setdefault(name, []).append((document.id, document.title, place))
    return named, max((name.count(" ") + 1 for name in named), default=0)


def _title_names(title: str, file_name: str) -> Iterator[str]:
    """What people may call a document: its title or a part of two words, its file name; a long word of its title."""
    parts = (title, *re.split(r"[:(),–—]| - ", title), file_name, file_name.rsplit(".", 1)[0])
    for plain in (" ".join(words(part)) for part in parts):
        if " " in plain or len(plain) > _LONG_NAME:
            yield plain
