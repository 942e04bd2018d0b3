# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the training treebank agree with the UD test treebanks, and vary it as running text varies.

The Alpino release that is trained on is newer than the UD releases that are tested on: it names adverbs inside a noun
phrase ("ook de gemeente") otherwise. It also writes every quotation mark as `"`, where newspapers write `,,` and `''`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from ingest.training.treebank import TreebankSentence, Word

QUOTES = ((",,", "''"), ("„", "”"), ("“", "”"), ("«", "»"), ("'", "'"), ("‘", "’"))
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_OF_A_CLAUSE = frozenset({"cop", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "aux", "aux:pass", "expl"})


def in_test_style(sentence: TreebankSentence) -> TreebankSentence:
    """Adverbs that belong to a noun become `amod`, as in the UD releases that the pipeline is tested on.

    A noun that is the predicate of a clause ("hij is *ook* arts") keeps its adverbs as `advmod`.
    """
    clauses = {word.head for word in sentence.words if word.deprel in _OF_A_CLAUSE}

    def styled(word: Word) -> Word:
        nominal = sentence.words[word.head].upos in _NOMINAL and word.head not in clauses
        return replace(word, deprel="amod") if nominal and word.deprel == "advmod" and word.upos == "ADV" else word

    return replace(sentence, words=tuple(map(styled, sentence.words)))


def requoted(sentence: TreebankSentence, style: tuple[str, str], apart: bool) -> TreebankSentence:
    """The sentence with `"` written as an opening and a closing mark, the closing one after a space if ``apart``."""
    words = list(sentence.words)
    places = [place for place, word in enumerate(words) if word.form == '"' and word.upos == "PUNCT"]
    # A quotation may run on over sentences: a lonely mark at the end closes, one anywhere else opens.
    opening = not (len(places) % 2 and places[-1] == len(words) - 1 and places[0] != 0)
    for place in places:
        words[place] = replace(words[place], form=style[0 if opening else 1], lemma=style[0 if opening else 1])
        if not opening and apart and place:
            words[place - 1] = replace(words[place - 1], space_after=True)
        opening = not opening
    return replace(sentence, words=tuple(words))


def with_other_quotes(sentences: Sequence[TreebankSentence], chance: random.Random) -> list[TreebankSentence]:
    """Sentences of one source, sixty in a hundred of those with quotation marks in another style than `"`."""
    found = []
    for sentence in sentences:
        if any(word.form == '"' for word in sentence.words) and chance.random() < 0.6:
            # The style of newspapers is the first, and as likely as the others together.
            style = QUOTES[0] if chance.random() < 0.5 else chance.choice(QUOTES[1:])
            found.append(requoted(sentence, style, chance.random() < 0.4))
        else:
            found.append(sentence)
    return found
