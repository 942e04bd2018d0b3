# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing a theme scheme: every change gives a new scheme, and what is taken away stays readable as history."""

from __future__ import annotations

from dataclasses import replace

from kg import ids
from kg.errors import InvalidInputError
from kg.ontology import Concept
from kg.schemes.scheme import ThemeScheme, theme_iri


def tidy(theme: Concept) -> Concept:
    """A theme whose labels are trimmed and each in one list only, the most important one."""
    label = theme.label.strip()
    alternative = _distinct(theme.alt_labels, {label})
    hidden = _distinct(theme.hidden_labels, {label, *alternative})
    return replace(theme, label=label, alt_labels=alternative, hidden_labels=hidden, examples=_distinct(theme.examples))


def _distinct(values: tuple[str, ...], taken: set[str] | None = None) -> tuple[str, ...]:
    seen = {value.casefold() for value in taken or ()}
    kept: dict[str, str] = {}
    for value in (value.strip() for value in values):
        if value and value.casefold() not in seen:
            kept.setdefault(value.casefold(), value)
    return tuple(sorted(kept.values()))


def add(scheme: ThemeScheme, theme: Concept) -> ThemeScheme:
    """The scheme with one theme more; a theme without an IRI gets one of its label.

    Raises:
        InvalidInputError: the scheme has a theme with that IRI.
    """
    iri = theme.iri or theme_iri(scheme.id, ids.slug(theme.label))
    if any(other.iri == iri for other in scheme.themes):
        raise InvalidInputError(
            f"Het themaschema '{scheme.id}' heeft al een thema met kenmerk '{iri.rsplit('/', 1)[-1]}': kies een andere "
            "naam, of wijzig dat thema."
        )
    return scheme.with_theme(tidy(replace(theme, iri=iri, scheme=scheme.id)))


def change(scheme: ThemeScheme, former: Concept, theme: Concept, on: str) -> ThemeScheme:
    """The scheme with a theme changed on a day (ISO 8601); a former name stays findable as a hidden label."""
    theme = tidy(replace(theme, iri=former.iri, scheme=scheme.id))
    if theme.label.casefold() != former.label.casefold():
        note = f"{on}: naam gewijzigd, eerder '{former.label}'."
        hidden = (*theme.hidden_labels, former.label)
        theme = tidy(replace(theme, hidden_labels=hidden, history=(*theme.history, note)))
    return scheme.with_theme(theme)


def retire(scheme: ThemeScheme, theme: Concept, on: str, why: str = "") -> ThemeScheme:
    """The scheme with a theme retired on a day: it is no longer linked, but stays for its history."""
    note = f"{on}: ingetrokken{f', want {why}' if why else ''}."
    gone = replace(theme, retired=True, history=(*theme.history, note))
    return _without_references(scheme.with_theme(gone), theme.iri, None)


def merge(scheme: ThemeScheme, theme: Concept, into: Concept, on: str, why: str = "") -> ThemeScheme:
    """The scheme with one theme merged into another, which takes over its labels and examples.

    Raises:
        InvalidInputError: they are one and the same, or the other theme is retired.
    """
    if theme.iri == into.iri:
        raise InvalidInputError(f"'{theme.label}' kan niet met zichzelf worden samengevoegd: kies een ander thema.")
    if into.retired:
        raise InvalidInputError(f"'{into.label}' is ingetrokken: kies een thema dat nog in gebruik is.")
    reason = f", want {why}" if why else ""
    gone = replace(
        theme,
        retired=True,
        replaced_by=into.iri,
        history=(*theme.history, f"{on}: samengevoegd met '{into.label}'{reason}."),
    )
    kept = replace(
        into,
        alt_labels=(*into.alt_labels, theme.label, *theme.alt_labels),
        hidden_labels=(*into.hidden_labels, *theme.hidden_labels),
        examples=(*into.examples, *theme.examples),
        history=(*into.history, f"{on}: '{theme.label}' is hierin opgegaan{reason}."),
    )
    return _without_references(scheme.with_theme(gone).with_theme(tidy(kept)), theme.iri, into.iri)


def restore(scheme: ThemeScheme, theme: Concept, on: str) -> ThemeScheme:
    """The scheme with a retired theme in use again."""
    note = f"{on}: weer in gebruik."
    return scheme.with_theme(replace(theme, retired=False, replaced_by="", history=(*theme.history, note)))


def _without_references(scheme: ThemeScheme, gone: str, successor: str | None) -> ThemeScheme:
    """The scheme in which other themes point to the successor of a theme, or no longer to it."""

    def moved(theme: Concept) -> Concept:
        def follow(references: tuple[str, ...]) -> tuple[str, ...]:
            followed = (successor if other == gone else other for other in references)
            return tuple(dict.fromkeys(other for other in followed if other and other != theme.iri))

        broader = follow(theme.broader)
        return replace(theme, broader=broader, related=tuple(o for o in follow(theme.related) if o not in broader))

    return replace(scheme, themes=tuple(theme if theme.iri == gone else moved(theme) for theme in scheme.themes))
