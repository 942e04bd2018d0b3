# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running heads, feet and page numbers that a converter glued to the text, set apart on lines of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.reading.lines import BULLET

GLUED_TAIL = re.compile(r"\b([A-Z]{6,}\d{1,3}(?: \d{1,3})?)$")
_START = 25
# A head, the next page's number right behind it, and the text of that page: "Visie 2023 - Ons verhaal74 Schone groei".
_HEAD_AND_NUMBER = re.compile(r"(?P<head>.{15,90}?[a-zà-ÿ])(?P<digits>\d{1,4})(?P<rest>(?:\D.*)?)")
_AFTER_GLUE = re.compile(r"^\d{1,3}(?![\d.])\s*")


def unglued(lines: Sequence[str]) -> list[str]:
    """The lines with running heads and feet set apart, where they return and text is glued to them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        if len(line) > _START and not BULLET.match(line):
            groups[line.strip()[:_START]].append(line.strip())
    numbered = {start for start, group in groups.items() if _all_numbered(group)}
    prefixes = {start: _glued_prefix(sorted(set(group))) for start, group in groups.items() if len(set(group)) > 1}
    result: list[str] = []
    page = 0
    for line in lines:
        start = line.strip()[:_START]
        if start in numbered:
            page, parts = _at_number(line.strip(), page)
        elif prefix := prefixes.get(start, ""):
            parts = [prefix, _AFTER_GLUE.sub("", line.strip()[len(prefix) :])]
        else:
            parts = _without_tail(line)
        result += [part for part in parts if part or len(parts) == 1]
    return result


def _all_numbered(group: Sequence[str]) -> bool:
    """Whether nearly all lines that start alike are a head with a number glued to it, and not all with the same one."""
    found = [match for line in group if (match := _HEAD_AND_NUMBER.fullmatch(line))]
    several = len({match["digits"] for match in found}) > 1
    return several and len(found) >= 0.8 * len(group) and any(re.search(r"\d", match["head"]) for match in found)


def _at_number(line: str, last_page: int) -> tuple[int, list[str]]:
    """The page number on a line and its parts; of "74" after page 6, the 4 belongs to the text."""
    found = _HEAD_AND_NUMBER.fullmatch(line)
    if found is None:
        return last_page, [line]
    digits = found["digits"]
    following = (str(last_page + step) for step in (1, 2, 3))
    number = next((page for page in following if last_page and digits.startswith(page)), digits[:3])
    rest = f"{digits[len(number) :]}{found['rest']}".strip()
    return int(number), [found["head"], rest]


def _common_prefix(first: str, last: str) -> str:
    """What two lines begin with; of a sorted group, the first and last line have what all have."""
    differ = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:differ]


def _glued_prefix(group: Sequence[str]) -> str:
    prefix = _common_prefix(group[0], group[-1])
    while prefix[-1:].isdecimal() and re.search(r"[^\W\d]\d+$", prefix):
        prefix = prefix[:-1]
    rests = [line[len(prefix) :] for line in group]
    glued = all(not rest or rest[0].isdecimal() or (rest[0].isupper() and prefix[-1].isdecimal()) for rest in rests)
    return prefix if len(prefix) >= _START and re.search(r"\d", prefix) and glued and any(rests) else ""


def _without_tail(line: str) -> list[str]:
    found = GLUED_TAIL.search(line.rstrip())
    return [line[: found.start()], found.group(1)] if found else [line]
