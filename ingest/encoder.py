# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentence encoders: texts in, unit vectors out; the only module that imports sentence-transformers."""

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError

from ingest.light_encoder import BertEncoder, Encoder, JointEncoder, StaticEncoder
from kg.errors import ConfigurationError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MODELS = Path(__file__).parent / "models"
STANDARD, SMALL, JOINT = "standaard", "klein", "samen"
DEFAULT = JOINT
SMALL_SHARE = 0.4  # best on the held-out questions and STS-nl dev
BATCH_SIZE = 32

__all__ = ["DEFAULT", "Encoder", "SentenceEncoder", "load_encoder"]


class SentenceEncoder:
    """A sentence-transformers model as an `Encoder`; the same text gives the same vector to about 1e-6."""

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self._model = model.float().eval()
        self._name = name
        self._dimension = model.get_embedding_dimension() or 0

    @property
    def name(self) -> str:
        """Folder and fingerprint of the weights, or the name on the hub."""
        return self._name

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), rows L2-normalised; an empty sequence gives (0, dimension)."""
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        # sentence-transformers sorts by length itself, so that a batch holds little padding.
        vectors = self._model.encode(
            list(texts), batch_size=BATCH_SIZE, convert_to_numpy=True, show_progress_bar=False
        ).astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def load_encoder(setting: str | Path | None = None) -> Encoder:
    """The encoder that a setting names.

    "standaard" is our own transformer, "klein" our own static encoder, "samen" both side by side, `None` the default
    of these; anything else is a folder, or a name on the Hugging Face hub, the only case that may use the network.
    Raises ConfigurationError when the model is not there.
    """
    setting = setting or DEFAULT
    if setting == JOINT:
        return JointEncoder(load_encoder(STANDARD), load_encoder(SMALL), SMALL_SHARE)
    if setting in (STANDARD, SMALL):
        return _own(str(setting))
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return _load_folder(folder)
    if isinstance(setting, Path) or folder.is_absolute() or setting.count("/") != 1:
        raise ConfigurationError(
            f"Er is geen taalmodel '{setting}': kies 'standaard', 'klein', 'samen', een bestaande map, of een naam "
            "op de Hugging Face-hub zoals 'clips/e5-small-trm-nl'."
        )
    return _load_from_hub(setting)


@cache
def _own(name: str) -> Encoder:
    return _load_folder(MODELS / f"encoder-{name}")


def _load_folder(folder: Path) -> Encoder:
    weights = sorted(folder.rglob("*.safetensors"))
    if not weights:
        raise ConfigurationError(
            f"In de map '{folder}' staat geen taalmodel (model.safetensors). "
            "Haal de repository opnieuw op, of kies een andere map als taalmodel."
        )
    digest = hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in weights)).hexdigest()
    name = f"{folder.name}-{digest[:8]}"
    try:
        return _made_for(folder)(folder, name)
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ConfigurationError(
            f"Het taalmodel in '{folder}' kan niet worden geladen ({error}). Haal de map opnieuw op."
        ) from error


def _made_for(folder: Path) -> Callable[[Path, str], Encoder]:
    """How to load a folder: without sentence-transformers where we can, because that takes seconds."""
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    parts = tuple((module["type"].rsplit(".", 1)[-1], module["path"]) for module in modules)
    if parts == (("StaticEmbedding", ""), ("Normalize", "1_Normalize")):
        return StaticEncoder
    if parts == (("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")):
        pooling = json.loads((folder / "1_Pooling" / "config.json").read_text(encoding="utf-8"))
        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if (settings["model_type"], settings["hidden_act"], pooling.get("pooling_mode")) == ("bert", "gelu", "mean"):
            return BertEncoder
    return lambda folder, name: SentenceEncoder(_sentence_transformer(str(folder), offline=True), name)


def _load_from_hub(name: str) -> Encoder:
    try:
        model = _sentence_transformer(name, offline=False)
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"Het taalmodel '{name}' is niet gevonden op de Hugging Face-hub en staat niet op deze computer. "
            "Controleer de naam en de verbinding, of kies 'standaard'."
        ) from error
    return SentenceEncoder(model, name)


def _sentence_transformer(name: str, offline: bool) -> "SentenceTransformer":
    # Imported here: it takes seconds, and most commands need no encoder.
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(name, device="cpu", local_files_only=offline, trust_remote_code=False)
