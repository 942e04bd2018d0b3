# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noun phrases of a sentence that can name a concept: "lange reistijden", "gebrek aan vertrouwen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_LETTERS = 4
_JOINING = frozenset({"aan", "van", "in", "tussen", "bij", "met", "voor", "op", "tot", "naar"})
# Words that stand in any sentence of policy: alone they name nothing.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        kind kinderen jongere jongeren ouder ouders school scholen gemeente gemeenten leerling leerlingen mens mensen
        jaar jaren land nederland onderwijs zorg probleem problemen belemmering knelpunt manier geval vraag deel aantal
        kans situatie ontwikkeling gebied punt praktijk keer moment gevolg reden wijze plaats persoon groep professional
        tijd week maand dag procent partij organisatie samenleving overheid kabinet aanpak beleid werk leven
        """,
    )
)


class Phrase(NamedTuple):
    """A noun phrase as it is written, and its lemmas as the key under which its forms are one."""

    key: str
    text: str


def phrases_of(doc: Any) -> Iterator[Phrase]:
    """The nouns of a sentence, each also with the adjective before it, and with a preposition and noun behind it.

    `doc` is the sentence as spaCy has parsed it (a `Doc`).
    """
    for token in doc:
        if not _names(token):
            continue
        if token.lemma_.lower() not in _EMPTY:
            yield _phrase([token])
        before = doc[token.i - 1] if token.i else None
        if before is not None and before.pos_ == "ADJ" and before.is_alpha and len(before) >= _LETTERS:
            yield _phrase([before, token])
        rest = list(doc[token.i + 1 : token.i + 4])
        while len(rest) > 2 and rest[1].pos_ == "DET":
            del rest[1]
        if len(rest) >= 2 and rest[0].lower_ in _JOINING and _names(rest[1]):
            yield _phrase([token, rest[0], rest[1]])


def _names(token: Any) -> bool:
    return token.pos_ == "NOUN" and token.is_alpha and len(token) >= _LETTERS


def _phrase(tokens: list[Any]) -> Phrase:
    return Phrase(" ".join(token.lemma_.lower() for token in tokens), " ".join(token.lower_ for token in tokens))
