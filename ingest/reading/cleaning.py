# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text made even: one form of every letter, ordinary spaces, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_IJ = {0x0132: "IJ", 0x0133: "ij"}
_INVISIBLE = (0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFFC)
_SPACES = (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x0085)
_CONTROLS = (*range(0x00, 0x09), 0x0E, 0x0F, *range(0x10, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
# Bullets as the fonts Symbol and Wingdings give them in the private use area.
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF06C, 0xF06E, 0xF0FC, 0xF0E0, 0xF0A8, 0xF071, 0xF02D), "•")
_TABLE: dict[int, str | None] = {
    **dict.fromkeys((*_CONTROLS, *_INVISIBLE, 0xFFFE, 0xFFFF)),
    **dict.fromkeys((*_SPACES, 0x09, 0x0B, 0x1C, 0x1D, 0x1E, 0x1F), " "),
    **_LIGATURES,
    **_IJ,
    **_BULLETS,
    0x2010: "-",
    0x2011: "-",
    0x0D: "\n",
}
# What needs no change at all: ASCII and Latin-1 that can be seen, and the marks of printed text.
_PLAIN = re.compile("[\n -~¡-¬®-ÿ‘’“”–—…•€]*")
_ICON_BULLET = re.compile("(?m)^(\\s*)[\ue000-\uf8ff](?=\\s)")
_ICON = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_BROKEN = re.compile("[\ud800-\udfff]")
_DOTTED_RULE = re.compile(r"[•●∙]\s*(?:[•●∙]\s*){2,}")
# "T weede Kamer", "V oor": a capital (no end of a word) of a badly spaced font, set apart from a rest that is no word.
_SPLIT_CAPITAL = re.compile(r"([TVWYPF])(?<!\w.) ([aeou][a-zà-ÿ]*|weede|weer|wee|ijd|oor|an)\b")
_COMMON = frozenset(
    """tweede twee twaalf twintig tijd tijdens taak taken taal team voor van vaak veel vorm vorig waar wat wel werk wij
    wie wordt worden wet wetten per pas plan platform functie factor""".split()  # noqa: SIM905
)
_LETTER_SPACED = re.compile(r"(?<!\S)(?:[A-Za-zÀ-ÿ] ){3,}[A-Za-zÀ-ÿ](?!\S)")


def clean_characters(text: str) -> str:
    """`text` in NFC with ligatures resolved, odd spaces made ordinary and invisible characters gone; lines are kept."""
    if _PLAIN.fullmatch(text):
        return text
    text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _ICON.sub(" ", _ICON_BULLET.sub(r"\1•", text))
    text = _BROKEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` cleaned, on one line, with single spaces and none around it; rules made of bullets are left out."""
    return " ".join(_DOTTED_RULE.sub(" ", clean_characters(text)).split())


def mend_letter_spacing(text: str, known_words: frozenset[str]) -> str:
    """Joins "T weede" and "B E L E I D" where the joined word is a common one or one of `known_words` (lower case)."""

    def joined(match: re.Match[str]) -> str:
        word = match.group().replace(" ", "")
        return word if word.lower() in known_words or word.lower() in _COMMON else match.group()

    text = _SPLIT_CAPITAL.sub(joined, text)
    return _LETTER_SPACED.sub(lambda match: match.group().replace(" ", ""), text)
