# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review page: the next thing in the queue, decisions, undoing, progress and agreement."""

from __future__ import annotations

from typing import Annotated, Any, Final
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from kg.errors import ConflictError, InvalidInputError
from kg.model import Domain, Polarity
from kg.review import Merge, Subject, Verdict
from search_api.api.common import Verzameling
from search_api.collection import Collection
from search_api.deciding.reviewing import Listed, agreements, decide, history, merge_candidates, queue, undo
from search_api.web.review.context import context_of
from search_api.web.review.form import KINDS, DecisionForm, QueueForm
from search_api.web.templating import render

router = APIRouter()

COOKIE: Final = "beoordelaar"
YEAR: Final = 365 * 24 * 3600
RECENT: Final = 5
"""Decisions that the page lists with a button to undo them."""


def reviewer_of(request: Request) -> str:
    """The name that the visitor gave, else that of the settings, else nothing."""
    return unquote(request.cookies.get(COOKIE, "")) or request.app.state.settings.reviewer or ""


@router.get("/beoordelen")
def review_page(request: Request, collection: Verzameling, form: Annotated[QueueForm, Query()]) -> Response:
    """The next thing to decide on."""
    return render(request, "beoordelen.html", _context(request, collection, form))


def _context(request: Request, collection: Collection, form: QueueForm) -> dict[str, Any]:
    reviewer = reviewer_of(request)
    items, progress = queue(collection, form.choice(reviewer or None))
    waiting: list[Any] = list(merge_candidates(collection) if form.soort == "merge" else items)
    place = min(form.overslaan, max(0, len(waiting) - 1))
    item = waiting[place] if waiting else None
    mine = [one for one in history(collection) if one.review.reviewer == reviewer and not one.withdrawn]
    context = context_of(collection.index, item.annotation, item.quote) if item and form.soort != "merge" else None
    return {
        "form": form, "reviewer": reviewer, "item": item, "place": place, "waiting": len(waiting), "kinds": KINDS,
        "context": context,
        "progress": progress, "recent": [_told(one) for one in mine if one.review.subject][:RECENT],
        "documents": collection.documents(), "domains": list(Domain), "polarities": list(Polarity),
        "themes": collection.theming.schemes.active(),
        "agreements": agreements(collection), "error": None,
    }  # fmt: skip


def _told(listed: Listed) -> dict[str, str]:
    """A decision in words."""
    verdicts = {Verdict.ACCEPTED: "goedgekeurd", Verdict.REJECTED: "afgewezen", Verdict.CORRECTED: "verbeterd",
                Verdict.ADDED: "toegevoegd"}  # fmt: skip
    subject, verdict = listed.review.subject, verdicts.get(listed.review.verdict, "")
    if isinstance(subject, Merge):
        same = "dezelfde" if listed.review.verdict is Verdict.ACCEPTED else "niet dezelfde"
        return {"id": listed.review.id, "kind": "actoren", "text": f"{subject.name} en {subject.into_name}",
                "verdict": same}  # fmt: skip
    if isinstance(subject, Subject):
        words = subject.claim.label or (subject.quotations[0].quote if subject.quotations else subject.annotation)
        return {"id": listed.review.id, "kind": subject.claim.type, "text": words, "verdict": verdict}
    return {"id": listed.review.id, "kind": "", "text": "", "verdict": verdict}


@router.post("/beoordelen")
def decide_page(
    request: Request,
    collection: Verzameling,
    queue_form: Annotated[QueueForm, Query()],
    form: Annotated[DecisionForm, Form()],
) -> Response:
    """Write a decision down and go on to the next thing."""
    try:
        decide(collection, form.decision(reviewer_of(request)))
    except (InvalidInputError, ConflictError) as error:
        context = {**_context(request, collection, queue_form), "error": str(error)}
        return render(request, "beoordelen.html", context, status=error.status)
    return _next(queue_form)


def _next(form: QueueForm) -> Response:
    return RedirectResponse(form.address() + "#kaart", status_code=303)


@router.post("/beoordelen/ongedaan/{review_id}")
def undo_page(
    request: Request, collection: Verzameling, queue_form: Annotated[QueueForm, Query()], review_id: str
) -> Response:
    """Undo a decision; what it was about comes back into the queue."""
    undo(collection, review_id, reviewer_of(request))
    return _next(queue_form)


@router.post("/beoordelen/naam")
def name_reviewer(
    queue_form: Annotated[QueueForm, Query()], naam: Annotated[str, Form(max_length=100)] = ""
) -> Response:
    """Remember who reviews, in a cookie that holds nothing else."""
    response = _next(queue_form)
    name = " ".join(naam.split())
    if name:
        response.set_cookie(COOKIE, quote(name), max_age=YEAR, httponly=True, samesite="lax")
    else:
        response.delete_cookie(COOKIE)
    return response
