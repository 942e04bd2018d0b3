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
_AMONG = re.compile(rf"(?:\b{_PARTY}(?:\)|’|')?\s*(?:,|–|-|/|\ben\b|\bof\b)\s*(?:(?:de|het)\s)?)$")
_AMONG_AFTER = re.compile(rf"\s*(?:,\s*(?:de\s|het\s)?|\s–\s|\s(?:en|of)\s(?:de\s|het\s)?){_PARTY}\b")
_AMONG_SURE = re.compile(rf"\b{_SURE_PARTY}(?:\)|’|')?\s*(?:,|–|-|/|\ben\b)\s*(?:(?:de|het)\s)?$")
_AMONG_SURE_AFTER = re.compile(rf"\s*(?:,\s*(?:de\s|het\s)?|\s–\s|\sen\s(?:de\s|het\s)?){_SURE_PARTY}\b")
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
