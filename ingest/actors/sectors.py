# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a sector word (onderwijs, zorg) stands for those who work in it: beside other parties, or acting."""

from __future__ import annotations

import re

_PARTY = (
    r"(?:onderwijs|kinderopvang|opvang|zorg|jeugdzorg|jeugdhulp|welzijn|gemeenten?|scholen|school|ouders|ggz|GGZ|"
    r"werkgevers|kinderen|jongeren|ondersteuning|sport|cultuur|partners|jeugdgezondheidszorg)"
)
_SURE_PARTY = (
    r"(?:kinderopvang|jeugdzorg|jeugdhulp|gemeenten?|scholen|ouders|ggz|GGZ|werkgevers|partners|jeugdgezondheidszorg)"
)
"""Sectors and groups that hardly ever stand for a service that somebody gets."""


def _after(party: str, joined: str) -> re.Pattern[str]:
    return re.compile(rf"\b{party}(?:\)|’|')?\s*(?:,|–|-|/|\b{joined}\b)\s*(?:(?:de|het)\s)?$")


def _before(party: str, joined: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,\s*(?:de\s|het\s)?|\s–\s|\s{joined}\s(?:de\s|het\s)?){party}\b")


_AMONG, _AMONG_AFTER = _after(_PARTY, "(?:en|of)"), _before(_PARTY, "(?:en|of)")
_AMONG_SURE, _AMONG_SURE_AFTER = _after(_SURE_PARTY, "en"), _before(_SURE_PARTY, "en")
_BETWEEN = re.compile(r"\b(?:tussen|namens|samenwerking met|samen met)\s(?:de\s|het\s)?$", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:tussen|vanuit|door|met|namens|samen met|verbinding|rol van|partners? in)\s(?:de\s|het\s)?$", re.IGNORECASE
)
ACTING = re.compile(
    r"\s(?:en\s\w+\s)?(?:werkt|werken|geven|hebben|raken|wil|willen|moet|moeten|kan|kunnen|biedt|bieden|maakt|vraagt|speelt|heeft|gaan|gaat)\b"
)


def acts(text: str, start: int, end: int, sort: str) -> bool:
    """Whether a sector word stands for those who work there: beside other parties, after "vanuit", or acting.

    A service (`dienst`) is mostly what somebody gets ("zorg en ondersteuning"): it counts among sure parties only.
    """
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if sort == "dienst":
        return any(one.search(before) for one in (_AMONG_SURE, _BETWEEN)) or bool(_AMONG_SURE_AFTER.match(after))
    among = bool(_AMONG.search(before) or _AMONG_AFTER.match(after))
    if sort == "sector-zwak":
        return among
    return among or bool(_WITH.search(before) or ACTING.match(after))
