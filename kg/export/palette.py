# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colours and shapes of the types of node: after Okabe and Ito (2008), who chose them for colour-blind readers.

A shape tells each type as well, so that no one needs the colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Colour:
    """Colours in hexadecimal and the name of the shape."""

    fill: str
    line: str
    shape: str


COLOURS: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "barrier": Colour("#FBE9DE", "#D55E00", "driehoek"),
        "principle": Colour("#D9F0E6", "#007A59", "cirkel"),
        "actor": Colour("#D3E8F5", "#0072B2", "vierkant"),
        "law": Colour("#F3DCE9", "#A23B72", "ruit"),
        "event": Colour("#FCF3C4", "#8A6D00", "ster"),
        "work": Colour("#E3EDF7", "#3F6C9C", "zeshoek"),
        "theme": Colour("#FBE6C2", "#B36B00", "vijfhoek"),
        "domain": Colour("#E4E4E4", "#3A3A3A", "plus"),
        "concept": Colour("#EFE7DC", "#6B4E2E", "ring"),
        "finding": Colour("#F9D5D5", "#A40000", "kruis"),
        "document": Colour("#FFFFFF", "#333333", "blad"),
    }
)
