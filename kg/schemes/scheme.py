# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A theme scheme: a SKOS concept scheme under whose concepts documents are filed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from kg import ids
from kg.errors import InvalidInputError, NotFoundError
from kg.ontology import Concept

OURS: Final = "thema"
BUILT_IN: Final = MappingProxyType({OURS: "themas.ttl", "verbindingsroute": "structuur.ttl"})
"""The schemes that come with the program, with their files in ``ontology/``."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class SchemeError(InvalidInputError):
    """A scheme that cannot be used as it is; `problems` are Dutch sentences, all of them."""

    def __init__(self, scheme: str, problems: tuple[str, ...]) -> None:
        super().__init__(f"Het themaschema '{scheme}' is niet opgeslagen. {' '.join(problems)}")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ThemeScheme:
    """A scheme with its themes, retired ones included.

    `rest` holds what was read of the scheme and its themes and is kept as it was: triples as N-Triples without the full
    stop (texts in other languages, sources, notes). Documents are linked to it when it is `used`.
    """

    id: str
    iri: str
    title: str
    description: str = ""
    comment: str = ""
    themes: tuple[Concept, ...] = ()
    rest: tuple[str, ...] = ()
    used: bool = True

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise InvalidInputError(
                f"'{self.id}' kan geen kenmerk van een themaschema zijn: gebruik kleine letters, cijfers en streepjes."
            )

    @property
    def active(self) -> tuple[Concept, ...]:
        """The themes that are not retired."""
        return tuple(theme for theme in self.themes if not theme.retired)

    def theme(self, name: str) -> Concept:
        """The theme that a user means by its reference, IRI or preferred label; raises NotFoundError."""
        wanted = name.strip().casefold()
        for theme in sorted(self.themes, key=lambda theme: theme.retired):
            if wanted in {theme.iri.casefold(), theme.reference.casefold(), theme.label.casefold()}:
                return theme
        raise NotFoundError(f"Het themaschema '{self.id}' heeft geen thema '{name}'.")

    def with_theme(self, theme: Concept) -> ThemeScheme:
        """The scheme with this theme in place of the one with its IRI, or at the end."""
        if theme.iri not in {other.iri for other in self.themes}:
            return replace(self, themes=(*self.themes, theme))
        return replace(self, themes=tuple(theme if other.iri == theme.iri else other for other in self.themes))


def scheme_iri(scheme: str) -> str:
    """The IRI of a scheme of our own making."""
    return ids.concept_iri("begrippenkader", scheme)


def theme_iri(scheme: str, reference: str) -> str:
    """The IRI of a theme of our own making; those of another scheme than ours lie below its name."""
    return ids.concept_iri(OURS, reference if scheme == OURS else f"{scheme}/{reference}")
