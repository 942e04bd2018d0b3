# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A look at a PDF's packed streams before it is opened: a file that unpacks to hundreds of megabytes is refused."""

from __future__ import annotations

import re
import zlib

from kg.errors import DocumentError

_STREAM = re.compile(rb"stream\r?\n")
_LARGEST_STREAM = 200_000_000
_LARGEST_FILE = 1_000_000_000
_CHUNK = 1 << 20
_SMALL = 2_000


def refuse_bomb(name: str, content: bytes) -> None:
    """Raises `DocumentError` when one stream, or all together, would unpack to more than a real document needs."""
    total = 0
    for match in _STREAM.finditer(content):
        head = content[max(0, match.start() - 1500) : match.start()]
        layers = head[head.rfind(b" obj") :].count(b"/FlateDecode") or head[head.rfind(b" obj") :].count(b"/Fl ")
        end = content.find(b"endstream", match.end())
        packed = memoryview(content)[match.end() : end if end >= 0 else len(content)]
        if layers == 0 or (layers == 1 and len(packed) < _SMALL):
            continue
        size = _unpacked_size(packed, layers)
        total += size
        if size > _LARGEST_STREAM or total > _LARGEST_FILE:
            problem = "de PDF is zo ingepakt dat het uitpakken te veel geheugen vraagt; maak de PDF opnieuw."
            raise DocumentError(name, problem)


def _unpacked_size(packed: memoryview, layers: int) -> int:
    """Bytes after unpacking, counted up to the limit and never all held in memory."""
    unpackers = [zlib.decompressobj() for _ in range(layers)]
    sizes = [0] * layers
    try:
        for start in range(0, len(packed), 65_536):
            _feed(bytes(packed[start : start + 65_536]), unpackers, sizes, 0)
            if max(sizes) > _LARGEST_STREAM:
                break
    except zlib.error:
        return max(sizes)
    return max(sizes)


def _feed(data: bytes, unpackers: list[zlib._Decompress], sizes: list[int], layer: int) -> None:
    if layer == len(unpackers):
        return
    while data and not unpackers[layer].eof and sizes[layer] <= _LARGEST_STREAM:
        piece = unpackers[layer].decompress(data, _CHUNK)
        data = unpackers[layer].unconsumed_tail
        sizes[layer] += len(piece)
        _feed(piece, unpackers, sizes, layer + 1)
