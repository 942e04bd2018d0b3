# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviews out and in: as JSON Lines, TriG or Turtle, so that organisations can share what their people decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from kg.engine.rdf import read_triples, write_rdf
from kg.errors import InvalidInputError
from kg.model import Domain, Polarity
from kg.review import Claim, Correction, Merge, Quotation, Review, Source, Subject, Verdict
from kg.reviews.quads import Facts, facts_of, read_review, read_reviews, review_names, review_quads
from kg.terms import n_quads

FORMS: Final = MappingProxyType({"jsonl": "application/x-ndjson", "trig": "application/trig", "turtle": "text/turtle"})
"""The forms of an export of reviews, with their media types."""

Problem = tuple[str, str]
"""Where something is wrong in what was read, and a Dutch sentence about it."""


def export_reviews(reviews: Iterable[Review], form: str, out: BinaryIO) -> None:
    """Write reviews, oldest first; the same reviews give the same bytes.

    Raises:
        InvalidInputError: there is no such form.
    """
    if form not in FORMS:
        raise InvalidInputError(f"De vorm {form!r} bestaat niet; kies uit: {', '.join(FORMS)}.")
    if form == "jsonl":
        out.writelines(f"{json.dumps(to_record(review), ensure_ascii=False)}\n".encode() for review in reviews)
        return
    quads = {n_quads(quad): quad for review in reviews for quad in review_quads(review)}
    write_rdf((quad for _, quad in sorted(quads.items())), FORMS[form], out)


def import_reviews(content: bytes, form: str) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """The reviews in a file, and what in it is no review: that is reported and left out.

    Raises:
        InvalidInputError: there is no such form, or the file as a whole cannot be read.
    """
    if form not in FORMS:
        raise InvalidInputError(f"De vorm {form!r} bestaat niet; kies uit: {', '.join(FORMS)}.")
    try:
        found = list(_from_lines(content.decode("utf-8-sig")) if form == "jsonl" else _from_rdf(content, form))
    except UnicodeDecodeError as error:
        raise InvalidInputError("Dit bestand met beoordelingen is geen tekst in UTF-8.") from error
    reviews = {one.id: one for one in found if isinstance(one, Review)}
    problems = tuple(one for one in found if not isinstance(one, Review))
    return tuple(sorted(reviews.values(), key=lambda review: (review.at, review.id))), problems


def _from_lines(text: str) -> Iterator[Review | Problem]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            review = from_record(json.loads(line))
            _read_back(review)
            yield review
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield f"regel {number}", f"Dit is geen beoordeling zoals Beleidsgraaf die schrijft ({error})."


def _read_back(review: Review) -> None:
    """Raise ValueError when the graph would not give the review back as it is."""
    if read_reviews(facts_of(quad[:3] for quad in review_quads(review))) != (review,):
        raise ValueError("een IRI of tekst erin kan niet zo in de graaf staan")


def _from_rdf(content: bytes, form: str) -> Iterator[Review | Problem]:
    facts = _facts(content, form)
    for name in review_names(facts):
        try:
            yield read_review(facts, name)
        except (ValueError, KeyError) as error:
            yield name, f"Deze beoordeling is niet heel ({error})."


def _facts(content: bytes, form: str) -> Facts:
    try:
        return facts_of(read_triples(content, FORMS[form]))
    except SyntaxError as error:
        raise InvalidInputError(f"Dit bestand is geen leesbare {form}: {str(error).splitlines()[0]}.") from error


def to_record(review: Review) -> dict[str, Any]:
    """A review as plain values; what is empty is left out."""
    record = {"id": review.id, "kind": "merge" if isinstance(review.subject, Merge) else "annotation", **asdict(review)}
    slim: dict[str, Any] = _slim(record)
    return slim


def _slim(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _slim(inner) for name, inner in value.items() if inner is not None and inner not in ((), "")}
    return [_slim(inner) for inner in value] if isinstance(value, list | tuple) else value


def from_record(record: dict[str, Any]) -> Review:
    """The review in plain values.

    Raises:
        ValueError, TypeError, KeyError: it is none, or not the one that its id names.
    """
    subject, correction = record.get("subject"), record.get("correction")
    review = Review(
        verdict=Verdict(record["verdict"]),
        reviewer=record["reviewer"],
        at=record["at"],
        subject=_subject(subject, record.get("kind") == "merge") if subject else None,
        reason=record.get("reason"),
        correction=_correction(correction) if correction else None,
        withdraws=record.get("withdraws"),
    )
    if record.get("id", review.id) != review.id:
        raise ValueError("het kenmerk past niet bij de inhoud")
    return review


def _subject(record: dict[str, Any], merge: bool) -> Subject | Merge:
    if merge:
        return Merge(**record)
    source = Source(**{"title": "", **record["source"]})
    quotations = tuple(Quotation(**quotation) for quotation in record.get("quotations", ()))
    return Subject(record["annotation"], source, quotations, _claim(record["claim"]), record.get("confidence"))


def _correction(record: dict[str, Any]) -> Correction:
    quotation = record.get("quotation")
    return Correction(_claim(record["claim"]), Quotation(**quotation) if quotation else None)


def _claim(record: dict[str, Any]) -> Claim:
    polarity = record.get("polarity")
    domains = tuple(Domain(domain) for domain in record.get("domains", ()))
    return Claim(**{**record, "domains": domains, "polarity": Polarity(polarity) if polarity else None})
