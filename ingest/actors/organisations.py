# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Named organisations: the authority list, the TOOI register, and names that show by their form what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ingest.actors.agents import find_agents
from ingest.actors.forms import find_by_form, unlisted
from ingest.actors.found import Found, without_overlap
from ingest.actors.references import find_defined, find_definite
from ingest.authority import Organisation, municipalities, organisations, register
from ingest.names import NameTrie, is_abbreviation, passage_words, stands_alone
from kg.model import ActorKind, Document, Passage

_GENERIC_REGISTER = frozenset({"gemeente", "provincie", "waterschap"})
_NO_ACTOR_BEFORE = re.compile(r"(?:\b[Ww]et|\bdag van de|\bweek van de|@|www\.|/)\s*$")


@cache
def _names() -> NameTrie[Organisation]:
    known = [(name, one) for one in organisations() for name in one.names]
    spoken = [(name[0].lower() + name[1:], one) for name, one in known if name.startswith("Ministerie van")]
    listed = {one.iri for one in organisations()}
    official = [(one.name, one) for one in register().values() if one.iri not in listed and _distinctive(one)]
    return NameTrie([*known, *spoken, *official])


def _distinctive(one: Organisation) -> bool:
    """Whether a name from the register cannot be mistaken for ordinary words or a place."""
    parts = one.name.split()
    return len(parts) >= 2 and one.sort != "gemeente" and (one.name[0].isupper() or one.sort in _GENERIC_REGISTER)


def find_organisations(document: Document) -> list[Found]:
    """Every mention of a named organisation, without overlap, in reading order."""
    named: list[Found] = []
    for passage in document.passages:
        known = list(known_in(document, passage))
        named += _with_forms(document, known, list(find_by_form(document, passage)))
    named = without_overlap(named)
    named = without_overlap([*named, *find_defined(document, named)])
    named = without_overlap([*named, *find_definite(document, named)])
    return without_overlap([*named, *find_agents(document, named)])


_LOCAL = frozenset(
    [
        "GGD",
        "Veilig Thuis",
        "Bureau Jeugdzorg",
        "Centrum voor Jeugd en Gezin",
        "MEE",
        "Stichting Leergeld",
        "GGD GHOR Nederland",
    ]
)
_CAPITALS_BEFORE, _CAPITALS_AFTER = re.compile(r"[A-ZÀ-Þ]{3,} $"), re.compile(r" [A-ZÀ-Þ]{3,}\b")
_JOIN_AT_END = re.compile(r"(?:[\s,;&]|\b(?:en|van|voor|de|het|der|den|in|aan)\b)+$")


def _with_forms(document: Document, known: list[Found], formed: list[Found]) -> list[Found]:
    """Known names, and the forms beside them; where both begin together the known one, unless it is a local branch."""
    kept: list[Found] = []
    for form in formed:
        inside = [one for one in known if one.start < form.end and form.start < one.end]
        same = next((one for one in inside if one.start == form.start), None)
        if form.sort == "bewindspersoon" and all(one.sort == "ministerie" for one in inside):
            known = [one for one in known if one not in inside]
            kept.append(form)
        elif same is not None and same.end < form.end and (same.name in _LOCAL or _is_school(document, form)):
            known = [one for one in known if one is not same]
            kept.append(form)
        elif not inside or _is_field(document, form, inside):
            known = [one for one in known if one not in inside]
            kept.append(form)
        elif same is None and min(one.start for one in inside) > form.start:
            shorter = _until(document, form, min(one.start for one in inside))
            kept += [shorter] if shorter else []
    return [*known, *kept]


def _is_field(document: Document, form: Found, inside: list[Found]) -> bool:
    """Whether what stands inside is no ministry but the end of a list: "Inspectie Veiligheid en Justitie"."""
    text = document.pages[form.page - 1].text
    return all(
        one.sort == "ministerie"
        and text[one.start : one.end].isalpha()
        and text[: one.start].endswith((" en ", "\nen "))
        for one in inside
    )


def _is_school(document: Document, form: Found) -> bool:
    """Whether CBS is a Christian primary school here: "CBS De Wegwijzer"."""
    written = document.pages[form.page - 1].text[form.start : form.end]
    return re.match(r"CBS (?:De|Het|Sint|Prins|Koning)\b", written) is not None


def _until(document: Document, form: Found, end: int) -> Found | None:
    """The form cut where a known name begins; None when only its head is left."""
    written = document.pages[form.page - 1].text[form.start : end]
    written = _JOIN_AT_END.sub("", written)
    if len(written.split()) < 2 or not written.split()[-1][0].isupper():
        return None
    return unlisted(form.page, form.start, form.start + len(written), written, form.sort, form.sure)


def known_in(document: Document, passage: Passage) -> Iterator[Found]:
    """Organisations of the authority list and the register in one passage."""
    words = passage_words(document, passage)
    text = words.text
    for hit in _names().find(words):
        written = text[hit.start : hit.end]
        if not stands_alone(text, hit.start, hit.end) or _NO_ACTOR_BEFORE.search(
            text, max(0, hit.start - 14), hit.start
        ):
            continue
        if is_abbreviation(written) and _shouted(text, hit.start, hit.end):
            continue
        yield found_organisation(passage.page, hit.start, hit.end, hit.value)


def found_organisation(page: int, start: int, end: int, one: Organisation, sure: float = 0.97) -> Found:
    """A mention of an organisation of the authority list or the register."""
    return Found(page, start, end, ActorKind.ORGANISATION, one.iri, one.name, one.names[1:], one.sort, sure)


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether a short abbreviation stands between words in capitals ("WIJ GAAN OM TAFEL") and so may be a word."""
    if end - start > 4:
        return False
    if _CAPITALS_BEFORE.search(text, max(0, start - 25), start) and _CAPITALS_AFTER.match(text, end):
        return True
    around = re.findall(r"[^\W\d_]{3,}", text[max(0, start - 25) : start] + " " + text[end : end + 25])
    return len(around) >= 2 and sum(word.isupper() for word in around) > len(around) / 2


def place_municipality(place: str) -> Organisation | None:
    """The municipality with this place name, or None."""
    return municipalities().get(place.casefold())


def names_of(found: Iterable[Found]) -> set[str]:
    """Case-folded names of what was found."""
    return {name.casefold() for one in found for name in (one.name, *one.names)}
