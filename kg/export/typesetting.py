# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Typst behind two functions: a picture as PNG, and a text as PDF; the only module that knows its library."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, cast

import typst

from kg.export.letters import STYLES, font_folder, legible

_ALWAYS: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""When every file says that it was made, so that the same view has the same bytes."""

_PICTURE: Final = '#set page(width: auto, height: auto, margin: 0pt)\n#image("plaatje.svg")\n'


def png_of(svg: bytes, dots_per_inch: float = 144.0) -> bytes:
    """A picture in SVG as PNG, with no letters but our own."""
    return _compiled({"stuk.typ": _PICTURE.encode(), "plaatje.svg": svg}, "png", dots_per_inch)


def pdf_of(files: Mapping[str, bytes]) -> bytes:
    """The text `stuk.typ` as PDF with tags for screen readers (PDF/UA-1); it may read the other files."""
    return _compiled(files, "pdf", None)


def _compiled(files: Mapping[str, bytes], form: str, dots_per_inch: float | None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_text(legible(content.decode()), encoding="utf-8", newline="")
        letters = Path(folder) / "letters"
        letters.mkdir()
        for style in STYLES:  # the package has every letter twice, and either could be taken
            shutil.copy(font_folder() / f"SourceSansPro-{style}.ttf", letters)
        compiler = typst.Compiler(root=folder, font_paths=[str(letters)], ignore_system_fonts=True)
        found = compiler.compile(
            input=str(Path(folder) / "stuk.typ"),
            format="png" if form == "png" else "pdf",
            ppi=dots_per_inch,
            pdf_standards=[] if form == "png" else ["ua-1"],
            timestamp=_ALWAYS,
        )
    return cast(bytes, found[0] if isinstance(found, list) else found)
