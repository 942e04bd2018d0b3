# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dutch spelling: what may be left of a word without its ending or linking letters ("staten" → "staat")."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = "aeiou"
_HARD = {"v": "f", "z": "s"}
# By the last letter of a word: the endings that it may have, beside those that are linking letters as well.
_HEAD_ENDINGS = {"e": ("je", "tje", "ste", "ere", "dere", "te"), "t": ("st",), "r": ("der",)}
_VERB_ENDINGS = {"e": ("ende", "de", "te", "e", ""), "n": ("den", "ten", ""), "d": ("end", "d"), "t": ("t",)}
_NO_ENDING = ("",)
# By that letter too: how many letters go with an ending at most, with what spelling changes before it (else 2).
_MOST_CHANGED = {"e": 6, "n": 5, "d": 5, "s": 4, "r": 3, "t": 3}


@lru_cache(maxsize=100_000)
def without_link(written: str) -> tuple[tuple[str, str], ...]:
    """What a modifier may be without its linking letters, with the link: "staten" → ("staat", "en"), …"""
    found: list[tuple[str, str]] = []
    if written.endswith("s"):
        found.append((written[:-1], "s"))
    if written.endswith("en"):
        found += [(stem, "en") for stem in singulars(written[:-2])]
        found.append((written[:-1], "n"))
        if written.endswith("eren"):
            found.append((written[:-4], "eren"))
    for link in ("er", "ens", "jes", "tjes"):
        if written.endswith(link):
            found.append((written[: -len(link)], link))
    if written.endswith("e"):
        found += [(stem, "e") for stem in singulars(written[:-1])]
    return tuple((part, link) for part, link in found if len(part) >= 2)


def singulars(stem: str) -> tuple[str, ...]:
    """Spellings of a stem before an ending falls off: "stat" → "stat", "staat"; "vakk" → "vakk", "vak"."""
    found = [stem]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        found.append(stem[:-1])
    if len(stem) > 1 and stem[-1] not in _VOWELS:
        hard = _HARD.get(stem[-1], stem[-1])
        if stem[-2] in "aeou" and (len(stem) < 3 or stem[-3] not in _VOWELS):
            found.append(stem[:-1] + stem[-2] + hard)
        if hard != stem[-1]:
            found.append(stem[:-1] + hard)
    return tuple(found)


def infinitives(form: str) -> tuple[str, ...]:
    """Infinitives a verb form may belong to, by spelling alone: "geduid" → "duiden", "stompende" → "stompen"."""
    found: list[str] = []
    for body in (form[2:], form) if form.startswith("ge") else (form,):
        if body.endswith("en"):
            found.append(body)
        for ending in _VERB_ENDINGS.get(body[-1:], _NO_ENDING):
            if body.endswith(ending) and len(body) - len(ending) > 1:
                found += _infinitives_of_stem(body[: len(body) - len(ending)])
        if body.endswith(("d", "t")):
            found += _infinitives_of_stem(body)
    return tuple(found)


def letters_kept(written: str) -> int:
    """How many letters at least a word keeps at its beginning in all its `stems` and `infinitives`; "ge" may fall off.

    >>> letters_kept("aanbieders")
    6
    """
    return len(written) - _MOST_CHANGED.get(written[-1:], 2)


def _infinitives_of_stem(stem: str) -> list[str]:
    found = [stem + "en", stem + stem[-1] + "en"]
    if len(stem) > 2 and stem[-2] == stem[-3] and stem[-2] in _VOWELS:
        soft = {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
        found += [stem[:-2] + stem[-1] + "en", stem[:-2] + soft + "en"]
    if stem[-1] in "fs":
        found.append(stem[:-1] + {"f": "v", "s": "z"}[stem[-1]] + "en")
    if stem[-1] in "aeiou":
        found.append(stem + "n")
    return found


def stems(written: str) -> tuple[str, ...]:
    """What an inflected noun or adjective may be without its ending: plural, diminutive, comparison."""
    found = [part for part, _ in without_link(written)]
    endings = _HEAD_ENDINGS.get(written[-1:], ())
    found += [written[: -len(ending)] for ending in endings if written.endswith(ending)]
    return tuple([stem for stem in found if len(stem) > 2])
