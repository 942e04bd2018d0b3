# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which sentences of a document can state something: running text, not contents, references, furniture or numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.letters import is_silent, silent_places
from kg.model import Document, PassageKind

SILENT = frozenset({PassageKind.CONTENTS, PassageKind.REFERENCES, PassageKind.FURNITURE})
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_LETTER = re.compile(r"[\W\d_]")
_TOKEN = re.compile(r"\w+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DUTCH = _words(
    """
    de het een van en in op te dat die is zijn we wij niet voor met er aan om als bij door worden wordt geen meer
    moet moeten kan naar ook of uit over tot ieder elk iedere elke zo anders onze ons deze dit onder tussen waar hoe
    welke hun zij nog veel steeds
    """
)
_FOREIGN = _words(
    """
    the and with for that have has this from are be by to every und der das ist mit für nicht ein eine den dass le
    les la des un une est et pour dans que qui avec du sont chaque el los las con por para
    """
)
_NOISE = re.compile(r"[~{}¬](?:(?<=[^\W\d_].)|(?=[^\W\d_]))")
"""Signs that a scan which was read badly leaves inside words: "sch~~len", "~vereld"."""
_CAPTION = re.compile(
    r"\W*(?:\d+\s+)?(?i:tabel|figuur|grafiek|diagram|kaart|afbeelding|foto|schema)\s+(?:[A-Z]|\d+(?:[.-]\d+)*[a-z]?)"
    r"[\s:.|–-]+[A-ZÀ-Þ“‘\"']"
)
"""The caption of a table or picture: its number, and then a capital where a sentence about it has a verb."""
_SENTENCE_END = re.compile(r"[.!?;:][”’\"')]*\s*$")
_NUMBERS_AROUND = 2  # of the two lines before and the two after
_SHORT = 8  # words; a longer sentence without one common Dutch word is not Dutch, or no sentence


def candidates(document: Document) -> list[int]:
    """The places in `document.sentences` of the sentences that may be a barrier or a principle."""
    silent, rows = silent_places(document), _rows_of_tables(document.sentence_texts)
    return [
        place
        for place, sentence in enumerate(document.sentences)
        if document.passage_of(sentence).kind not in SILENT
        and place not in rows
        and is_statement(document.sentence_texts[place])
        and not is_silent(silent, sentence.page, sentence.start)
    ]


def _rows_of_tables(texts: Sequence[str]) -> frozenset[int]:
    """The places of lines between numbers that are no whole sentence: the names of rows and columns of a table."""

    @cache
    def is_number(place: int) -> bool:
        return 0 <= place < len(texts) and _is_number(texts[place])

    return frozenset(
        place
        for place, text in enumerate(texts)
        if not _SENTENCE_END.search(text) and sum(is_number(place + step) for step in (-2, -1, 1, 2)) >= _NUMBERS_AROUND
    )


def _is_number(text: str) -> bool:
    """Whether a text is a number, or little more."""
    return not _WORD.search(text) or len(text) - len(_NO_LETTER.findall(text)) < 0.3 * len(text.replace(" ", ""))


def is_statement(text: str) -> bool:
    """Whether a text reads as Dutch words rather than numbers, another language, noise, or the caption of a table.

    >>> is_statement("Gezinnen wachten te lang op hulp.")
    True
    >>> is_statement("12 345 67,8 9.1")
    False
    >>> is_statement("Tabel 3.2 Knelpunten in de samenwerking per regio"), is_statement("Wie het pr~bleem aanwijst")
    (False, False)
    >>> is_statement("Schools report that waiting lists have grown over the past three years")
    False
    """
    words = _WORD.findall(text)
    if len(words) < 2 or sum(map(len, words)) < 0.5 * len(text.replace(" ", "")):
        return False
    return not is_noise(text) and not _CAPTION.match(text) and (len(words) <= _SHORT or _has_dutch_words(text))


def is_noise(text: str) -> bool:
    """Whether signs stand inside words, as where a scan was read badly.

    >>> is_noise("Het k~nd st~~t centraal"), is_noise("Het project Spirit4you kost ~ 50 euro")
    (True, False)
    """
    return _NOISE.search(text) is not None


def is_dutch(text: str) -> bool:
    """Whether a text of more than a few words has the common words of Dutch rather than those of another language.

    >>> is_dutch("De wachtlijsten in de jeugdzorg zijn de afgelopen jaren langer geworden")
    True
    >>> is_dutch("Selon Jacques Martin, directeur de l'institut, chaque enfant mérite un bon départ dans la vie")
    False
    """
    return len(_WORD.findall(text)) <= _SHORT or _has_dutch_words(text)


def _has_dutch_words(text: str) -> bool:
    words = _TOKEN.findall(text.lower())
    if _FOREIGN.isdisjoint(words):
        return not _DUTCH.isdisjoint(words)
    return sum(word in _DUTCH for word in words) >= sum(word in _FOREIGN for word in words)
