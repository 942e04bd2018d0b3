# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Openings: the first letters of words, by which most of many hundred patterns need not be tried on a text.

A pattern that begins at a word can only match a text in which some word opens like it.
"""

from __future__ import annotations

import re

LETTERS = 4
_OPENING = re.compile(rf"\b\w{{1,{LETTERS}}}")


def openings(text: str) -> frozenset[str]:
    """The openings of all words of a text, in lower case.

    >>> sorted(openings("Regels: de regeldruk"))
    ['de', 'rege']
    """
    return frozenset(_OPENING.findall(text.lower()))


def opening(label: str) -> str:
    """The opening of the first word of a label; empty when it has no word.

    >>> opening("wet- en regelgeving")
    'wet'
    """
    word = _OPENING.search(label.lower())
    return word.group() if word else ""
