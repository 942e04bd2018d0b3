# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that name groups: single forms, phrases, and compounds by their last part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.authority import GroupEntry, groups
from ingest.names import Words

_NO_COMPOUND = re.compile(
    r"(?:doel|leeftijds|werk|vak|stuur|taal|risico|etniciteits|bevolkings|kijk|inkomens|project)groepen|ondernemingsraden|"
    r"(?:be|ge|ver|her|onder|voor|aan|uit|op)leiders?|gebruikers|(?:kern|hoofd|bovenbouw)teams|randvoorwaarden|"
    r"(?:regel|hand|bij|stand)werkers?|(?:winkel|sport|reken|data|zwaarte|congres|racing|tests?|tele)centr(?:a|um)|"
    r"schouders|\w*waartsen|mark?t?leiders|kerninstellingen|voorvaders|voedingscentra|bijscholen|bestuurders|kabinetspartijen|besturingsorganisaties|reorganisaties?|organisatie|spellen"
)

_SHORT = 6
"""A word of so many letters is no compound."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group by the plural that names it, and how it counts."""

    name: str
    sort: str


@cache
def group_forms() -> dict[str, Group]:
    """Every single form and phrase, case-folded, and the group that it names."""
    found: dict[str, Group] = {}
    for entry in groups():
        if entry.sort == "samenstelling":
            continue
        name = entry.sort.removeprefix("alias=") if entry.sort.startswith("alias=") else entry.plural
        sort = "groep" if entry.sort.startswith("alias=") else entry.sort
        for form in (entry.plural, *entry.forms):
            found.setdefault(key(form), Group(name, sort))
    return found


def key(form: str) -> str:
    """A form as it is looked up: case-folded, with one kind of apostrophe."""
    return form.casefold().replace("’", "'").replace("‘", "'")


@cache
def group_phrases() -> re.Pattern[str]:
    """Finds every form of more than one word."""
    phrases = sorted((form for form in group_forms() if " " in form), key=len, reverse=True)
    spaced = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])", re.IGNORECASE)


@cache
def _phrase_openings() -> dict[str, frozenset[str]]:
    """The first words of the phrases, each with the words that may come next."""
    openings: dict[str, set[str]] = {}
    for form in group_forms():
        if " " in form:
            first, second, *_ = Words(form).keys
            openings.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in openings.items()}


def may_have_phrases(words: Words) -> bool:
    """Whether a passage has the first two words of a phrase, without which it has none."""
    openings = _phrase_openings()
    return any(words.has(openings[first]) for first in words.distinct & openings.keys())


_FOLDED = frozenset(["scholen"])
"""Groups that take in their compounds: a "dorpsschool" is a school first of all."""


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Ends of compounds with the plural end they stand for, longest first: ("bestuur", "besturen")."""
    entries: list[GroupEntry] = [entry for entry in groups() if entry.compounds]
    pairs = {(form, entry.plural) for entry in entries for form in (entry.plural, *entry.forms) if " " not in form}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _ends() -> tuple[str, ...]:
    return tuple(ending for ending, _ in _endings())


@lru_cache(maxsize=16_384)
def may_name_group(written: str) -> bool:
    """Whether a word, as it is written, can name a group by itself; kept, as most words are met often."""
    word = key(written)
    return word in group_forms() or compound(word) is not None


def compound(word: str) -> str | None:
    """The plural of a compound that ends in a group noun, or None ("schoolbestuur" -> "schoolbesturen")."""
    if len(word) <= _SHORT or not word.endswith(_ends()) or _NO_COMPOUND.fullmatch(word):
        return None
    for ending, plural in _endings():
        front = word[: -len(ending)]
        if word.endswith(ending) and len(front.rstrip("-")) >= 3:
            return plural if plural in _FOLDED else front + plural
    return None
