# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dutch sentence splitting by rule: find every mark that could end a sentence, then ask why it would not.

A rule-based splitter is fast, the same everywhere, and can be read; the abbreviations are data
(``ontology/afkortingen.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_OPENERS = "\"'“”‘’„«‹([{"
_CLOSERS = "\"'”’»›)\\]}"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LEADING = _OPENERS + "*_–—-•"
_BULLETS = "•▪▶►■◼●○◦❖➢➔✓✔□▸‣⁃"

# A mark, the quotes and brackets that close with it, a note number, and then space or the end. What these begin with
# is looked for first: most of a text is passed over by that alone.
_ENDING = re.compile(
    rf"(?=[.!?…]|\s[\s.!?{_BULLETS}])(?:"
    rf"(?P<mark>[.!?…]+)(?P<close>[{_CLOSERS}{_SUPERSCRIPTS}]*(?:\d{{1,3}}(?=\s))?(?:\s(?:[”“]|'')(?=\s|$))?)(?P<gap>\s+|$)"
    rf"|(?<=[a-zà-ÿ]{{3}})(?P<glued>\s?[.!?][”\"’]?)(?=[A-ZÀ-Þ][a-zà-ÿ]+[\s,])"
    rf"|(?P<break>(?<!\s)\s*\n\s*\n\s*|(?<!\s)\s+(?=[{_BULLETS}]\s)))"
)
_UP_TO_LAST_WORD = re.compile(r".*[\s(\[{\"“”„‘/]", re.DOTALL)
_LONGEST_LOOK_BACK = 120
_INITIALS = re.compile(r"(?:[A-Z]|Th|Ph|Ch|IJ|Chr|Joh|Fr|Tj|Sj|Ij|Kl)(?:\.-?[A-Z][a-z]?)*")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4}|\d{1,2}(?:\.\d{1,2}){1,3})")
# An article's number with a space in it, as some regulations are set: "artikel 2. 3, eerste lid".
_REFERENCE = re.compile(r"(?:\b(?:[Aa]rt(?:ikel(?:en)?|\.)?|[Pp]aragraaf|[Pp]ar\.|[Hh]oofdstuk)|§)\s?[\d.:/ ]*\d$")
_NUMBER_GOES_ON = re.compile(r"\d{1,3}[a-z]?(?:(?![\w.])|\.?$|\.\s?\d)")
_DOTTED = re.compile(r"(?:[a-z]{1,3}\.)+[a-z]{1,3}")
_STARTERS = frozenset(
    """
    de het een dit dat deze die wij we ik er in op ook om als bij voor met daarom daarnaast zo hij zij ze je u
    maar en of want toch nu dan door naar na tot van uit over wat wie hoe waar waarom alle elke iedere veel
    sommige
    """.split()  # noqa: SIM905
)


@cache
def abbreviations() -> dict[str, bool]:
    """Abbreviations in lower case without their last stop, each with whether a sentence may end on it."""
    lines = files("ontology").joinpath("afkortingen.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {abbreviation: kind == "eind" for abbreviation, kind in rows}


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as offsets (start, end exclusive), in order, without surrounding space, none empty.

    Together they hold every character that is not space. A blank line and a bullet always begin a new sentence.
    """
    sentences: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for end, following in _boundaries(text, start):
        if end > start:
            sentences.append((start, end))
        start = following
    end = len(text.rstrip())
    if end > start:
        sentences.append((start, end))
    return tuple(sentences)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _boundaries(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Ends of sentences, each with where the next one starts."""
    for match in _ENDING.finditer(text, start):
        if match["break"] is not None:
            if match.start() > start:
                yield match.start(), match.end()
                start = match.end()
        elif match["glued"] is not None:
            if not _in_address(text, match.start()):
                yield match.end(), match.end()
                start = match.end()
        elif match.end() < len(text) and _ends_sentence(text, start, match):
            end, following = _with_lone_quote(text, start, match)
            yield end, following
            start = following


def _with_lone_quote(text: str, start: int, match: re.Match[str]) -> tuple[int, int]:
    """The end and the next start, moved past a straight quote that stands apart but closes this sentence."""
    after = match.end()
    if text[after : after + 2] == '" ' and text.count('"', start, after) % 2 == 1:
        return after + 1, after + 2
    return match.start("gap"), after


def _in_address(text: str, position: int) -> bool:
    """Whether the word at `position` looks like a web or mail address."""
    word = text[text.rfind(" ", 0, position) + 1 : position]
    return any(sign in word for sign in ("www", "://", "@", "/"))


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 40]
    word_after = following.lstrip(_LEADING + " ")
    if not word_after or _continues(following, word_after):
        return False
    if _inside_brackets(text, start, match.end()):
        return False
    if match["close"][-1:].isdecimal() and not _note_number_after(text, match.start()):
        return False
    if match["mark"] != ".":
        return True
    return _stop_ends(text[start : match.start()], bool(match["close"]), word_after)


def _note_number_after(text: str, mark: int) -> bool:
    """Whether digits glued to the mark are a note's number ("georganiseerd.21"), not a part of "U1.2" or "v.2"."""
    return mark >= 2 and not text[mark - 1].isdecimal() and not text[mark - 2].isspace()


def _continues(following: str, word_after: str) -> bool:
    """Whether the text goes on in lower case (but "’s Ochtends" starts a sentence)."""
    if following[:2] in ("’s", "'s", "‘s", "’t", "'t", "‘t") and word_after[2:3].isupper():
        return False
    return word_after[0].islower() and following[0] not in _BULLETS


def _inside_brackets(text: str, start: int, position: int) -> bool:
    """Whether a bracket that was opened in this sentence closes soon after `position`."""
    opened = text.rfind("(", start, position)
    if opened < 0 or text.find(")", opened, position) >= 0:
        return False
    closing = text.find(")", position, position + 100)
    return closing >= 0 and text.find("(", position, closing) < 0


def _stop_ends(before: str, closed: bool, word_after: str) -> bool:
    """Whether a full stop after `before` ends the sentence, given that `word_after` does not start in lower case."""
    before = before[-_LONGEST_LOOK_BACK:]
    found = _UP_TO_LAST_WORD.match(before)
    word = before[found.end() :] if found else before
    if not word or (closed and not _is_abbreviation(word)):
        return True
    if word.lower() in ("v", "n") and word_after.startswith("Chr"):
        return False
    if before[-1].isdecimal() and _NUMBER_GOES_ON.match(word_after) and _REFERENCE.search(before):
        return False
    head = before[: len(before) - len(word)].rstrip()
    if _ENUMERATOR.fullmatch(word) and (not head.strip(_LEADING) or head[-1] in ":;•"):
        return False
    starter = _first_word(word_after) in _STARTERS
    if _INITIALS.fullmatch(word):
        return starter and head[-1:].isalpha() and head.split()[-1].islower()
    known = abbreviations().get(word.lower().rstrip(","))
    if known is None:
        return not _DOTTED.fullmatch(word) or starter
    return known and (starter or not word_after[0].isdigit())


def _is_abbreviation(word: str) -> bool:
    return word.lower() in abbreviations() or _INITIALS.fullmatch(word) is not None


def _first_word(text: str) -> str:
    found = re.match(r"\w+", text)
    return found.group().lower() if found else ""
