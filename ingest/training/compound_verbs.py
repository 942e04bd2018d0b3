# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the written words tell about separable verbs: "aangekondigd" shows that "aankondigen" is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from ingest.spelling import infinitives
from ingest.training.compound_words import Lexicon


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Words that Dutch writes as one with a verb, and apart from it when the verb is finite (ANS, 12.2).
PARTICLES: Collection[str] = _words(
    """
    aan aaneen achter achterna achterover achteruit af alleen bekend bezig bij bijeen binnen bloot boven deel dicht
    dood door droog fijn gade gelijk gereed gewaar goed groot hard heen in ineen kapot kenbaar klaar kwijt langs leeg
    los mede mee mis na neer om omhoog omver onder op opeen open over overeen overeind plaats plat prijs recht rond
    samen schoon schuil stand stil stop stuk tegemoet tegen tekort teleur teniet tentoon terecht terug teweeg thuis toe
    tussen uit uiteen vaneen vast verdacht verder vol voor vooraf voorbij voorop voorover voort vooruit vrij waar weg
    weer
    """
)
LONGEST_PARTICLE = 11
_APART = (0.0, 0.01, 0.04, 0.15)

Verb = Callable[[str], str | None]


@lru_cache(maxsize=4)
def bound_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Infinitives that need not live alone: "kondigen", for "aankondigen" and "aangekondigd" are both known words."""
    found = set()
    for word in lexicon.words():
        for cut in range(2, min(LONGEST_PARTICLE, len(word) - 4)):
            if word[:cut] in PARTICLES and word.startswith("ge", cut):
                verb = next((verb for verb in infinitives(word[cut:]) if lexicon.known(word[:cut] + verb)), None)
                found |= {verb} if verb and not verb.startswith("ge") else set()
    return frozenset(found)


def separability(counts: Mapping[str, int], verb_of: Verb) -> defaultdict[tuple[str, str], str]:
    """How often a particle was seen apart from a verb, in classes from "0" (never) up; "unseen" for a new pair."""
    joined: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    for word, count in counts.items():
        for cut in range(2, min(LONGEST_PARTICLE, len(word) - 2)):
            verb = verb_of(word[cut:]) if word[:cut] in PARTICLES else None
            if verb:
                rest = word[cut:]
                inside = (rest.startswith("ge") and not verb.startswith("ge")) or rest.startswith("te" + verb)
                (apart if inside else joined)[word[:cut], verb] += count
    shares = {pair: apart[pair] / (joined[pair] + apart[pair]) for pair in joined | apart}
    classes = {pair: str(sum(share > limit for limit in _APART)) for pair, share in shares.items()}
    return defaultdict(lambda: "unseen", classes)
