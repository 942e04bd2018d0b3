# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings, read from the environment once at the edge and then passed on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.engine.endpoint import Endpoint
from kg.errors import ConfigurationError
from kg.linked.publication import Publication

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the collection lies and how it is served.

    `encoder` is None for our own standard encoder, else "klein", a folder or a name on the Hugging Face hub.
    `base_url` is the address that the outside world uses for this server; `upload_limit` is in bytes.
    `tokens` is a style sheet with design tokens that replaces ours.
    `store` is where the graph is when it is not in the data folder: any SPARQL 1.1 endpoint.
    `reviewer` is who reviews unless another is named.
    `publication` is who publishes the collection and on what terms.
    """

    data: Path = Path("data")
    encoder: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str | None = None
    upload_limit: int = 100 * MEGABYTE
    tokens: Path | None = None
    store: Endpoint | None = None
    reviewer: str | None = None
    publication: Publication = field(default_factory=Publication)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that the `BELEIDSGRAAF_*` variables give; raises ConfigurationError on a wrong number."""
        return cls(
            data=Path(environment.get("BELEIDSGRAAF_DATA") or "data"),
            encoder=environment.get("BELEIDSGRAAF_ENCODER") or None,
            host=environment.get("BELEIDSGRAAF_HOST") or "127.0.0.1",
            port=_number(environment, "BELEIDSGRAAF_PORT", 8000),
            base_url=(environment.get("BELEIDSGRAAF_URL") or "").rstrip("/") or None,
            upload_limit=_number(environment, "BELEIDSGRAAF_UPLOAD_MB", 100) * MEGABYTE,
            tokens=_file(environment, "BELEIDSGRAAF_TOKENS"),
            store=Endpoint.from_environment(environment),
            reviewer=environment.get("BELEIDSGRAAF_REVIEWER") or None,
            publication=Publication.from_environment(environment),
        )

    @property
    def url(self) -> str:
        """The address of the server without a slash at the end."""
        return self.base_url or f"http://{self.host}:{self.port}"


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name) or str(default)
    if not text.isdecimal() or int(text) == 0:
        raise ConfigurationError(f"{name} is '{text}', maar moet een heel getal boven 0 zijn, bijvoorbeeld {default}.")
    return int(text)


def _file(environment: Mapping[str, str], name: str) -> Path | None:
    path = Path(environment[name]) if environment.get(name) else None
    if path is not None and not path.is_file():
        raise ConfigurationError(f"{name} noemt '{path}', maar dat bestand is er niet: verbeter het pad.")
    return path
