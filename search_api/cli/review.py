# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands of reviewing: what to look at, deciding, undoing, history, agreement, and sharing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from kg.errors import InvalidInputError
from kg.review import Merge, Subject, Verdict
from kg.reviews.exchange import FORMS
from search_api.cli.output import print_json, print_wrapped
from search_api.collection import Collection
from search_api.deciding import reviewing
from search_api.deciding.decisions import Change, Decision
from search_api.searching.question import LABELS
from search_api.settings import Settings

VERDICTS = {"accept": Verdict.ACCEPTED, "reject": Verdict.REJECTED, "correct": Verdict.CORRECTED, "add": Verdict.ADDED}
TYPES = {"barrier": "belemmering", "principle": "principe", "theme": "thema", "actor": "actor", "law": "wet",
         "work": "stuk", "merge": "samenvoeging"}  # fmt: skip
DONE = {"accepted": "goedgekeurd", "rejected": "afgewezen", "corrected": "verbeterd", "added": "toegevoegd",
        "withdrawn": "ingetrokken", "open": "open"}  # fmt: skip


def _open(read_only: bool) -> Collection:
    settings = Settings.from_environment()
    return Collection.open(settings.data, settings.encoder, read_only=read_only, endpoint=settings.store)


def _reviewer(options: argparse.Namespace) -> str:
    name = options.reviewer or Settings.from_environment().reviewer
    if not name:
        raise InvalidInputError("Wie beoordeelt? Geef --reviewer NAAM, of zet BELEIDSGRAAF_REVIEWER.")
    return str(name)


def queue(options: argparse.Namespace) -> int:
    """List what a person should look at first, and how far reviewing has come."""
    collection = _open(read_only=True)
    choice = reviewing.Choice(tuple(options.type), tuple(options.document), options.reviewer, options.all)
    items, progress = reviewing.queue(collection, choice)
    for item in items[: options.limit]:
        if options.format == "jsonl":
            print_json({"annotation": item.annotation, "version": item.version, "type": item.claim.type,
                        "label": item.claim.label, "domains": list(item.claim.domains), "polarity": item.claim.polarity,
                        "document": item.document, "title": item.title, "page": item.page, "quote": item.quote,
                        "confidence": item.confidence, "doubt": item.doubt, "occurrences": item.occurrences,
                        "status": item.status.value, "conflict": item.conflict,
                        "reviewers": list(item.reviewers)})  # fmt: skip
            continue
        said = ", ".join(filter(None, (item.claim.label, *(LABELS[domain] for domain in item.claim.domains))))
        print_wrapped(f"{TYPES[item.claim.type]}{f' ({said})' if said else ''}, {item.confidence:.2f}: “{item.quote}”")
        print_wrapped(f"{item.title}, p. {item.page}{' · ONEENS' if item.conflict else ''}", 4)
        print(f"    {item.annotation}")
    if options.format == "table":
        for one in progress:
            print(f"{TYPES[one.type]:12} {one.reviewed} van {one.total} beoordeeld, {one.conflicts} oneens")
    collection.close()
    return 0


def decide(options: argparse.Namespace) -> int:
    """Accept, reject, correct or add; exit status 1 when the annotation is gone (the decision is kept)."""
    reviewer = _reviewer(options)
    verdict = VERDICTS[options.action]
    change = Change(options.to_type, tuple(options.to_domain), options.to_polarity, options.to_theme, options.to_name,
                    options.to_kind, options.to_quote)  # fmt: skip
    changes = verdict in (Verdict.CORRECTED, Verdict.ADDED)
    decision = Decision(
        verdict=verdict, reviewer=reviewer, annotation=options.annotation, reason=options.reason,
        merge=(options.annotation, options.into) if options.into else None,
        change=change if changes else None, version=options.version, quote=options.quote,
    )  # fmt: skip
    collection = _open(read_only=False)
    try:
        return _tell(reviewing.decide(collection, decision), options.format)
    finally:
        collection.close()


def _tell(outcome: reviewing.Outcome, form: str) -> int:
    if form == "jsonl":
        print_json({"id": outcome.review.id, "status": outcome.status.value, "anchored": outcome.anchored,
                    "conflict": outcome.conflict, "message": outcome.message})  # fmt: skip
    else:
        print_wrapped(f"{outcome.review.id}: {DONE[outcome.status.value]}. {outcome.message}")
    return 0 if outcome.anchored else 1


def undo(options: argparse.Namespace) -> int:
    """Withdraw a review."""
    reviewer = _reviewer(options)
    collection = _open(read_only=False)
    try:
        return _tell(reviewing.undo(collection, options.id, reviewer), options.format)
    finally:
        collection.close()


def history(options: argparse.Namespace) -> int:
    """List all reviews, newest first."""
    collection = _open(read_only=True)
    for listed in reviewing.history(collection):
        if options.reviewer not in (None, listed.review.reviewer):
            continue
        record = _record(listed)
        if options.format == "jsonl":
            print_json(record)
        else:
            gone = "" if listed.documents or record["type"] in ("merge", "undo") else " · staat nergens meer"
            gone = " · ingetrokken" if listed.withdrawn else gone
            what = f"{DONE[record['verdict']]} {TYPES.get(record['type'], '')}".strip()
            who = f"{listed.review.id} {listed.review.at[:16]} {listed.review.reviewer}"
            print_wrapped(f"{who}: {what} “{record['quote']}”{gone}")
    collection.close()
    return 0


def _record(listed: reviewing.Listed) -> dict[str, Any]:
    review, subject = listed.review, listed.review.subject
    kind, quote = "undo", review.withdraws or ""
    if isinstance(subject, Merge):
        kind, quote = "merge", f"{subject.name} = {subject.into_name}"
    elif isinstance(subject, Subject):
        kind, quote = subject.claim.type, subject.quotations[0].quote if subject.quotations else subject.annotation
    return {"id": review.id, "at": review.at, "reviewer": review.reviewer, "verdict": review.verdict.value,
            "type": kind, "quote": quote, "reason": review.reason, "documents": list(listed.documents),
            "withdrawn": listed.withdrawn}  # fmt: skip


def agreement(options: argparse.Namespace) -> int:
    """Tell how far every two reviewers agree."""
    collection = _open(read_only=True)
    found = reviewing.agreements(collection)
    for one in found:
        if options.format == "jsonl":
            print_json({"reviewers": list(one.reviewers), "type": one.type, "n": one.n, "share": one.share,
                        "kappa": one.kappa})  # fmt: skip
        else:
            kappa = "bestaat niet" if one.kappa is None else f"{one.kappa:.2f}"
            what = f"{' en '.join(one.reviewers)}, {TYPES.get(one.type, one.type)}"
            print(f"{what}: {one.share:.0%} eens over {one.n}, kappa {kappa}")
    if not found and options.format == "table":
        print("Er zijn nog geen twee beoordelaars die hetzelfde beoordeelden.")
    collection.close()
    return 0


def merges(options: argparse.Namespace) -> int:
    """List actors that may be one."""
    collection = _open(read_only=True)
    for one in reviewing.merge_candidates(collection)[: options.limit]:
        merge = one.merge
        if options.format == "jsonl":
            print_json({"actor": merge.actor, "name": merge.name, "into": merge.into, "intoName": merge.into_name,
                        "reason": one.reason, "likeness": one.likeness, "documents": one.documents})  # fmt: skip
        else:
            print_wrapped(f"{merge.name} = {merge.into_name}? ({one.reason}, {one.likeness:.2f})")
            print(f"    {merge.actor}\n    {merge.into}")
    collection.close()
    return 0


def export(options: argparse.Namespace) -> int:
    """Write all reviews to a file or to standard output."""
    collection = _open(read_only=True)
    content = reviewing.exported(collection, options.form)
    collection.close()
    if options.output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        Path(options.output).write_bytes(content)
    return 0


def import_(options: argparse.Namespace) -> int:
    """Take in reviews from elsewhere; exit status 1 when some of them were not readable."""
    file = Path(options.file)
    form = options.form or {".jsonl": "jsonl", ".trig": "trig", ".ttl": "turtle"}.get(file.suffix.lower())
    if form is None:
        raise InvalidInputError(f"Zeg met --form welke vorm {file.name} heeft: {', '.join(FORMS)}.")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InvalidInputError(f"{file.name} is niet te lezen; controleer het pad.") from error
    collection = _open(read_only=False)
    try:
        report = reviewing.imported(collection, content, form)
    finally:
        collection.close()
    print(f"{report.new} nieuw, {report.known} al bekend; {report.anchored} staan in deze verzameling.")
    for review in report.unanchored:
        subject = review.subject
        if isinstance(subject, Subject):
            quote = subject.quotations[0].quote if subject.quotations else subject.annotation
            print_wrapped(f"Staat hier niet: “{quote}” ({subject.source.title or subject.source.file_name})")
    for where, problem in report.problems:
        print_wrapped(f"{where}: {problem}")
    return int(bool(report.problems))
