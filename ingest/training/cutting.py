# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the parts of an analysed compound lie in the word as it is written."""

from __future__ import annotations

from ingest.spelling import infinitives, without_link

_TOO_FAR = 3.0
_TYPING_ERROR = 1.2


def distance(one: str, other: str) -> int:
    """Levenshtein distance in letters."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        fresh = [i]
        for j, right in enumerate(other, 1):
            fresh.append(min(row[j] + 1, fresh[-1] + 1, row[j - 1] + (left != right)))
        row = fresh
    return row[-1]


def cut(word: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """Where the parts lie in the word as written; None when they do not lie there in this order."""
    found = _cut(word, parts)
    return None if found is None else found[1]


def _cut(word: str, parts: tuple[str, ...]) -> tuple[float, tuple[str, ...]] | None:
    if len(parts) == 1:
        cost = _head_cost(word, parts[0])
        return (cost, (word,)) if cost <= _TOO_FAR else None
    best: tuple[float, tuple[str, ...]] | None = None
    for end in range(max(2, len(parts[0]) - 2), min(len(word) - 1, len(parts[0]) + 7)):
        cost = _modifier_cost(word[:end], parts[0])
        rest = _cut(word[end:], parts[1:]) if cost <= _TOO_FAR else None
        if rest is not None and (best is None or cost + rest[0] < best[0]):
            best = (cost + rest[0], (word[:end], *rest[1]))
    return best


def _modifier_cost(written: str, part: str) -> float:
    written = written.rstrip("-")
    if written == part:
        return 0.0
    if any(part == base for base, _ in without_link(written)):
        return 0.2
    typing_error = written[0] == part[0] and len(written) > 3 and distance(written, part) == 1
    return _TYPING_ERROR if typing_error else 2 * _TOO_FAR


def _head_cost(written: str, part: str) -> float:
    if part in infinitives(written) or any(part == base for base, _ in without_link(written)):
        return 0.1
    bare = written[2:] if written.startswith("ge") and not part.startswith("ge") else written
    letters = min(distance(written, part), distance(bare, part) + 0.1)
    return 4 * letters / max(3, len(part)) + 1.5 * (bare[:1] != part[0])
