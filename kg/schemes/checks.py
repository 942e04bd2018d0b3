# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a theme scheme, by NL-SBB and by what linking needs: every problem as a Dutch sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kg.ontology import Concept
from kg.schemes.scheme import SchemeError, ThemeScheme


def check(scheme: ThemeScheme) -> ThemeScheme:
    """The scheme itself when nothing is wrong with it.

    Raises:
        SchemeError: with all problems.
    """
    found = tuple(dict.fromkeys(problems(scheme)))
    if found:
        raise SchemeError(scheme.id, found)
    return scheme


def problems(scheme: ThemeScheme) -> Iterator[str]:
    """Everything that is wrong, in the order of the themes."""
    if not scheme.title:
        yield "Het schema heeft geen titel: geef het een naam."
    if not scheme.active:
        yield "Het schema heeft geen thema's: voeg er minstens één toe."
    for theme in scheme.themes:
        yield from _own(theme, scheme)
    yield from _shared_names(scheme)
    yield from _shared_codes(scheme)
    yield from _circles(scheme, "broader", "boven zichzelf te staan")
    yield from _circles(scheme, "replaced_by", "door zichzelf te worden vervangen")


def _named(theme: Concept) -> str:
    return f"'{theme.label or theme.reference}'"


def _own(theme: Concept, scheme: ThemeScheme) -> Iterator[str]:
    if not theme.label:
        yield f"Thema {_named(theme)} heeft geen naam (skos:prefLabel in het Nederlands): geef het een naam."
    if not theme.definition:
        yield f"Thema {_named(theme)} heeft geen definitie: schrijf in één zin wat eronder valt."
    if not theme.iri.startswith(("http://", "https://")) or any(sign in theme.iri for sign in ' <>"{}|\\^`'):
        yield f"Thema {_named(theme)} heeft een ongeldig webadres '{theme.iri}' als kenmerk."
    within = {other.iri for other in scheme.themes}
    for other in (*theme.related, *filter(None, [theme.replaced_by])):
        if other not in within:
            yield f"Thema {_named(theme)} verwijst naar '{other}', maar dat thema staat niet in dit schema."
    if theme.replaced_by and not theme.retired:
        yield f"Thema {_named(theme)} is vervangen maar niet ingetrokken: trek het in, of haal de vervanging weg."
    for _, other in theme.mappings:
        if other in within:
            yield f"Thema {_named(theme)} is gekoppeld aan '{other}' uit dit schema zelf: gebruik 'verwant' of 'boven'."
    for other in set(theme.related) & set(theme.broader):
        yield f"Thema {_named(theme)} noemt '{other}' zowel verwant als boven zich: kies één van beide."


def _shared_names(scheme: ThemeScheme) -> Iterator[str]:
    keys = Counter(theme.iri for theme in scheme.themes)
    for iri in (iri for iri, number in keys.items() if number > 1):
        yield f"Het kenmerk '{iri}' hoort bij meer dan één thema: geef elk thema een eigen naam."
    preferred = {theme.label.casefold(): theme for theme in reversed(scheme.active) if theme.label}
    for theme in scheme.active:
        for label in (theme.label, *theme.alt_labels):
            other = preferred.get(label.casefold())
            if other is not None and other.iri != theme.iri:
                both = f"{other.reference} en {theme.reference}"
                yield f"De naam '{label}' komt twee keer voor (bij {both}): haal hem bij één van beide weg."


def _shared_codes(scheme: ThemeScheme) -> Iterator[str]:
    by_code: dict[str, list[Concept]] = defaultdict(list)
    for theme in scheme.themes:
        if theme.notation:
            by_code[theme.notation].append(theme)
    for code, themes in by_code.items():
        if len(themes) > 1:
            yield f"De code '{code}' hoort bij {len(themes)} thema's: geef elk thema een eigen code."


def _circles(scheme: ThemeScheme, attribute: str, what: str) -> Iterator[str]:
    above = {theme.iri: _list(getattr(theme, attribute)) for theme in scheme.themes}
    for theme in scheme.themes:
        seen, queue = set[str](), list(above[theme.iri])
        while queue:
            found = queue.pop()
            if found == theme.iri:
                yield f"Thema {_named(theme)} komt langs een kring {what}: haal één verwijzing uit de kring weg."
                break
            if found not in seen:
                seen.add(found)
                queue.extend(above.get(found, ()))


def _list(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else tuple(filter(None, (value,)))
