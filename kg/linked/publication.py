# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who publishes a collection and on what terms, as the catalogue tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Self

from kg.errors import ConfigurationError

ACCESS: Final = MappingProxyType({"openbaar": "PUBLIC", "beperkt": "RESTRICTED", "niet-openbaar": "NON_PUBLIC"})
"""What `Publication.access` may be, with the codes of the access-right list of the European Union."""

_UNKNOWN_LICENCE: Final = "http://standaarden.overheid.nl/owms/terms/licentieonbekend"
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_EMAIL: Final = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")


@dataclass(frozen=True, slots=True)
class Publication:
    """Publisher, contact point, licence and access rights of a collection.

    `publisher_iri` is best the publisher's TOOI IRI. `contact` is an e-mail address or the address of a page; None
    stands for the page about this program. A collection on a laptop is not public until its owner says so.
    """

    publisher: str = "Eigenaar van deze verzameling"
    publisher_iri: str | None = None
    contact: str | None = None
    licence: str = _UNKNOWN_LICENCE
    access: str = "niet-openbaar"

    def __post_init__(self) -> None:
        for setting, address in (("PUBLISHER_IRI", self.publisher_iri), ("LICENCE", self.licence)):
            if address is not None and not _ADDRESS.fullmatch(address):
                raise ConfigurationError(f"BELEIDSGRAAF_{setting} is '{address}', maar moet een IRI met http(s) zijn.")
        if self.contact is not None and not (_EMAIL.fullmatch(self.contact) or _ADDRESS.fullmatch(self.contact)):
            raise ConfigurationError(
                f"BELEIDSGRAAF_CONTACT is '{self.contact}', maar moet een e-mailadres of webadres zijn."
            )
        if self.access not in ACCESS:
            raise ConfigurationError(f"BELEIDSGRAAF_ACCESS is '{self.access}'; kies uit: {', '.join(ACCESS)}.")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """What the variables ``BELEIDSGRAAF_PUBLISHER``, ``…_PUBLISHER_IRI``, ``…_CONTACT`` and so on give.

        Raises:
            ConfigurationError: a value is not of its kind.
        """
        names = ("publisher", "publisher_iri", "contact", "licence", "access")
        return cls(**{name: value for name in names if (value := environment.get(f"BELEIDSGRAAF_{name.upper()}"))})
