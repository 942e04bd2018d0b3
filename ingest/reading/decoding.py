# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bytes to text: byte order mark, UTF-8, Windows-1252, or what charset-normalizer finds; double encoding is mended."""

from __future__ import annotations

import codecs

import charset_normalizer
import ftfy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DUTCH_LETTERS = frozenset("éëèêïíöóôüúûáàâäçñÉËÏÖÜ’‘“”„–—…•€\xa0§°·«»²³½±×´`")


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of a file; `declared` is the encoding that the file itself names, used when it fits."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _mended(content.decode(encoding, errors="replace"))
    for candidate in ("utf-8", declared):
        text = _strictly(content, candidate)
        if text is not None:
            return _mended(text)
    return _mended(_guessed(content))


def _strictly(content: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(content: bytes) -> str:
    """Windows-1252 when that gives the letters and signs of Dutch, otherwise charset-normalizer's best guess."""
    western = content.decode("cp1252", errors="replace")
    odd = {character for character in western if ord(character) > 127} - _DUTCH_LETTERS
    if not odd:
        return western
    best = charset_normalizer.from_bytes(content[:200_000]).best()
    guess = _strictly(content, best.encoding) if best is not None else None
    return western if guess is None or "\x00" in guess else guess


def _mended(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 ("LaÃ§in") brought back ("Laçin")."""
    return ftfy.fix_encoding(text) if any(sign in text for sign in ("Ã", "â€", "Â", "ï»¿")) else text
