# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviews: the history, a new one, withdrawing one, and sharing them."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import unquote

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import JSONResponse, Response

from kg.errors import InvalidInputError, NotFoundError
from kg.review import Claim, Merge, Subject, Verdict
from kg.reviews.exchange import FORMS
from search_api.api import review_schemas as schemas
from search_api.api.common import Page, PageSize, Verzameling, page_of
from search_api.api.schemas import Pagina
from search_api.deciding.decisions import Change, Decision
from search_api.deciding.reviewing import Listed, Outcome, decide, exported, history, imported, undo

router = APIRouter(tags=["Beoordelingen"])

Naam = Annotated[str | None, Header(alias="Beoordelaar", description="naam van de beoordelaar; mag procent-gecodeerd")]
Vorm = Annotated[Literal["jsonl", "trig", "turtle"], Query(description="jsonl, trig of turtle")]


CHANGED: dict[int | str, dict[str, Any]] = {
    409: {"description": "Wat u zag is intussen veranderd; er is niets bewaard."}
}


def reviewer_of(request: Request, given: str | None, header: str | None) -> str:
    """Who reviews: as the body says, else the header, else the settings; raises InvalidInputError when nobody does."""
    name = given or unquote(header or "") or request.app.state.settings.reviewer
    if not name:
        raise InvalidInputError("Wie beoordeelt? Zet uw naam in 'beoordelaar' of in de kop 'Beoordelaar'.")
    return str(name)


def claim_body(claim: Claim) -> schemas.Bewering:
    """A claim as the API gives it."""
    return schemas.Bewering(
        soort=claim.type, over=claim.about, naam=claim.label, soort_actor=claim.kind,
        domeinen=[domain.value for domain in claim.domains], polariteit=claim.polarity,
    )  # fmt: skip


def review_body(listed: Listed) -> schemas.Beoordeling:
    """A review as the API gives it."""
    review = listed.review
    subject = review.subject if isinstance(review.subject, Subject) else None
    merge = review.subject if isinstance(review.subject, Merge) else None
    return schemas.Beoordeling(
        id=review.id,
        oordeel=review.verdict.value,
        beoordelaar=review.reviewer,
        moment=review.at,
        reden=review.reason,
        annotatie=subject.annotation if subject else None,
        actoren=[merge.actor, merge.into] if merge else [],
        citaat=subject.quotations[0].quote if subject and subject.quotations else None,
        gezien=claim_body(subject.claim) if subject else None,
        verbetering=claim_body(review.correction.claim) if review.correction else None,
        trekt_in=review.withdraws,
        ingetrokken=listed.withdrawn,
        document_ids=list(listed.documents),
    )


def _outcome(outcome: Outcome, listed: Listed) -> Response:
    body = schemas.Uitkomst(
        beoordeling=review_body(listed),
        stand=outcome.status.value,
        gevonden=outcome.anchored,
        oneens=outcome.conflict,
        melding=outcome.message,
    )
    address = f"/v1/beoordelingen/{outcome.review.id}"
    return JSONResponse(body.model_dump(by_alias=True), status_code=201, headers={"Location": address})


def _listed(collection: Verzameling, review_id: str) -> Listed:
    for listed in history(collection):
        if listed.review.id == review_id:
            return listed
    raise NotFoundError(f"Er is geen beoordeling met kenmerk '{review_id}'.")


@router.get("/beoordelingen", response_model=Pagina[schemas.Beoordeling], summary="Beoordelingen opvragen")
def list_reviews(
    request: Request,
    collection: Verzameling,
    soort: Annotated[str | None, Query(description="alleen over dit soort annotatie")] = None,
    document_id: Annotated[str | None, Query(alias="documentId", description="alleen in dit document")] = None,
    beoordelaar: Annotated[str | None, Query(description="alleen van deze beoordelaar")] = None,
    page: Page = 1,
    page_size: PageSize = 20,
) -> dict[str, Any]:
    """Alle beoordelingen, ook ingetrokken, de nieuwste eerst."""
    found = [
        body
        for body in map(review_body, history(collection))
        if (soort is None or (body.gezien is not None and body.gezien.soort == soort))
        and (document_id is None or document_id in body.document_ids)
        and (beoordelaar is None or body.beoordelaar == beoordelaar)
    ]
    return page_of(request, found[(page - 1) * page_size : page * page_size], page, page_size, len(found))


@router.post(
    "/beoordelingen",
    response_model=schemas.Uitkomst,
    status_code=201,
    summary="Beoordeling toevoegen",
    responses=CHANGED,
)
def add_review(
    request: Request, collection: Verzameling, nieuw: schemas.NieuweBeoordeling, naam: Naam = None
) -> Response:
    """Keurt iets goed, wijst het af, verbetert het of voegt iets toe wat gemist is; het telt meteen mee."""
    merge = (nieuw.actor, nieuw.andere_actor) if nieuw.actor and nieuw.andere_actor else None
    if merge is None and not nieuw.annotatie:
        raise InvalidInputError("Noem de annotatie, of twee actoren: actor en andereActor.")
    change = nieuw.verbetering
    decision = Decision(
        verdict=Verdict(nieuw.oordeel),
        reviewer=reviewer_of(request, nieuw.beoordelaar, naam),
        annotation=nieuw.annotatie or "",
        merge=merge,
        reason=nieuw.reden,
        change=Change(change.soort, tuple(change.domeinen), change.polariteit, change.thema, change.naam,
                      change.soort_actor, change.citaat) if change else None,
        version=nieuw.versie,
        quote=nieuw.citaat,
    )  # fmt: skip
    outcome = decide(collection, decision)
    return _outcome(outcome, _listed(collection, outcome.review.id))


@router.get("/beoordelingen/_exporteer", summary="Alle beoordelingen in één bestand opvragen", response_class=Response)
def export_reviews(collection: Verzameling, vorm: Vorm = "jsonl") -> Response:
    """Alle beoordelingen in één bestand, om te delen met een andere organisatie."""
    return Response(exported(collection, vorm), media_type=FORMS[vorm])


@router.post(
    "/beoordelingen/_importeer", response_model=schemas.Ingelezen, summary="Beoordelingen van elders toevoegen"
)
async def import_reviews(request: Request, collection: Verzameling, vorm: Vorm = "jsonl") -> schemas.Ingelezen:
    """Leest beoordelingen van elders in; wat al bekend is verandert niets. De inhoud is het bestand zelf."""
    from starlette.concurrency import run_in_threadpool

    report = await run_in_threadpool(imported, collection, await request.body(), vorm)
    lost = [one.subject for one in report.unanchored if isinstance(one.subject, Subject)]
    return schemas.Ingelezen(
        nieuw=report.new,
        bekend=report.known,
        teruggevonden=report.anchored,
        niet_teruggevonden=[one.quotations[0].quote if one.quotations else one.annotation for one in lost],
        fouten=[f"{where}: {problem}" for where, problem in report.problems],
    )


@router.get("/beoordelingen/{beoordelingId}", response_model=schemas.Beoordeling, summary="Eén beoordeling opvragen")
def get_review(collection: Verzameling, beoordelingId: str) -> schemas.Beoordeling:  # noqa: N803
    """Wie wat vond, wanneer en waarom."""
    return review_body(_listed(collection, beoordelingId))


@router.post(
    "/beoordelingen/{beoordelingId}/intrekkingen",
    response_model=schemas.Uitkomst,
    status_code=201,
    summary="Intrekking toevoegen",
    responses=CHANGED,
)
def withdraw_review(
    request: Request,
    collection: Verzameling,
    beoordelingId: str,  # noqa: N803
    naam: Naam = None,
    beoordelaar: Annotated[str | None, Query(description="uw naam, als u die niet in de kop Beoordelaar zet")] = None,
) -> Response:
    """Maakt een oordeel ongedaan; het blijft in de geschiedenis staan."""
    outcome = undo(collection, beoordelingId, reviewer_of(request, beoordelaar, naam))
    return _outcome(outcome, _listed(collection, outcome.review.id))
