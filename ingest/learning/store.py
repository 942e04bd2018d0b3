# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where what was learned is kept: in the data folder, with every former version, so that one can go back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from ingest.heads import HeadModel, load_heads
from kg.errors import ConfigurationError

HEADS_FILE, THEMES_FILE, CARD_FILE = "belemmeringen-en-principes.safetensors", "themas.safetensors", "kaart.json"
"""The shift of the sentence classifiers, the model of theme links, and how they came about."""

_FILES = (HEADS_FILE, THEMES_FILE, CARD_FILE)


class Learned:
    """A folder with what is in use now, and under ``vorige/`` what was before, numbered from 1.

    A version without a file is what ships with the program.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def card(self) -> dict[str, Any]:
        """How what is in use came about; empty when nothing was learned."""
        path = self.folder / CARD_FILE
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}

    def heads(self, encoder: str) -> HeadModel:
        """The classifiers for an encoder as they are in use; what was learned with another encoder does not count.

        Raises:
            ConfigurationError: the file is damaged.
        """
        shipped, path = load_heads(encoder), self.folder / HEADS_FILE
        if not path.is_file():
            return shipped
        try:
            with safe_open(str(path), framework="numpy") as tensors:
                mine = (tensors.metadata() or {}).get("encoder") == encoder
                shift = tensors.get_tensor("shift").astype(np.float32)
        except (OSError, SafetensorError) as error:
            raise ConfigurationError(
                f"Wat is geleerd ({path.name}) is niet te lezen; ga terug met 'beleidsgraaf learn --undo'."
            ) from error
        return replace(shipped, shift=shift) if mine and shift.shape[1] == shipped.weights.shape[1] else shipped

    def keep(
        self, encoder: str, heads: HeadModel, save_themes: Callable[[Path], None] | None, card: Mapping[str, Any]
    ) -> int:
        """Take new models into use and put the former ones aside; gives the number of the former version."""
        fresh = self.folder / ".nieuw"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        if heads.shift is not None:
            save_file(
                {"shift": np.ascontiguousarray(heads.shift)}, str(fresh / HEADS_FILE), metadata={"encoder": encoder}
            )
        if save_themes is not None:
            save_themes(fresh / THEMES_FILE)
        (fresh / CARD_FILE).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        number = max(self._numbers(), default=0) + 1
        self._move(self.folder, self.folder / "vorige" / str(number))
        self._move(fresh, self.folder)
        fresh.rmdir()
        return number

    def back(self) -> bool:
        """Go back to the former version; false when there is none."""
        numbers = self._numbers()
        if not numbers:
            return False
        for name in _FILES:
            (self.folder / name).unlink(missing_ok=True)
        former = self.folder / "vorige" / str(max(numbers))
        self._move(former, self.folder)
        former.rmdir()
        return True

    def _numbers(self) -> list[int]:
        folder = self.folder / "vorige"
        return [int(entry.name) for entry in folder.iterdir() if entry.name.isdigit()] if folder.is_dir() else []

    @staticmethod
    def _move(source: Path, target: Path) -> None:
        target.mkdir(parents=True, exist_ok=True)
        for name in _FILES:
            if (source / name).is_file():
                (source / name).replace(target / name)
