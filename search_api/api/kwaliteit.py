# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was measured, and with what this server answers."""

from __future__ import annotations

from fastapi import APIRouter

from search_api.api import schemas
from search_api.api.common import Verzameling
from search_api.measuring.quality import figures

router = APIRouter(tags=["Kwaliteit"])


@router.get("/kwaliteit", response_model=schemas.Kwaliteit, summary="Gemeten kwaliteit opvragen")
def get_quality(collection: Verzameling) -> schemas.Kwaliteit:
    """De gemeten kwaliteit van zoeken en herkennen."""
    measured = [
        schemas.Meting(
            onderdeel=one.part, maat=one.measure, waarde=one.value, toelichting=one.note, soort=one.key or None,
            precisie=one.precision, volledigheid=one.recall, ondergrens=one.low, bovengrens=one.high,
            aantal_gevallen=one.cases, opdracht=one.command or None, kruisgevalideerd=one.cross_validated,
        )
        for one in figures()
    ]  # fmt: skip
    return schemas.Kwaliteit(taalmodel=collection.encoder.name, metingen=measured)
