# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers and names as people read them in Dutch."""

from __future__ import annotations


def thousands(value: int) -> str:
    """A whole number with a point between thousands.

    >>> thousands(15681), thousands(12)
    ('15.681', '12')
    """
    return f"{value:,}".replace(",", ".")


def count(value: int, one: str, more: str) -> str:
    """A number with its noun.

    >>> count(1, "document", "documenten"), count(1200, "zin", "zinnen")
    ('1 document', '1.200 zinnen')
    """
    return f"{thousands(value)} {one if value == 1 else more}"


def decimal(value: float) -> str:
    """A number with two decimals behind a comma.

    >>> decimal(0.756)
    '0,76'
    """
    return f"{value:.2f}".replace(".", ",")


def percent(share: float) -> str:
    """A share in whole hundredths.

    >>> percent(0.764)
    '76 %'
    """
    return f"{100 * share:.0f} %"


def capital(text: str) -> str:
    """A text that begins with a capital; the rest stays as it is.

    >>> capital("wet- en regelgeving van de EU")
    'Wet- en regelgeving van de EU'
    """
    return text[:1].upper() + text[1:]
