# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands that show and change theme schemes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from kg.errors import InvalidInputError
from kg.ontology import MAPPINGS, Concept
from kg.schemes import editing
from kg.schemes.files import read_scheme, write_scheme
from kg.schemes.relinking import LinkChange
from kg.schemes.scheme import ThemeScheme
from search_api.cli.output import print_json, print_wrapped
from search_api.collection import Collection
from search_api.settings import Settings

Edit = Callable[[ThemeScheme], ThemeScheme]


@contextmanager
def _collection(read_only: bool = False) -> Iterator[Collection]:
    settings = Settings.from_environment()
    folder = settings.data / "store"
    collection = Collection.open(
        settings.data,
        settings.encoder,
        read_only and (folder.is_dir() or settings.store is not None),
        endpoint=settings.store,
    )
    try:
        yield collection
    finally:
        collection.close()


def show(options: argparse.Namespace) -> int:
    """List the schemes, the themes of one, or everything of one theme."""
    with _collection(read_only=True) as collection:
        schemes = collection.theming.schemes
        if options.scheme is None:
            for scheme in schemes.all():
                _print_scheme(scheme, options.format)
        elif options.theme is None:
            for theme in schemes.get(options.scheme).themes:
                _print_theme(theme, options.format)
        else:
            _print_whole(schemes.get(options.scheme).theme(options.theme), options.format)
    return 0


def _print_scheme(scheme: ThemeScheme, form: str) -> None:
    count = len(scheme.active)
    if form == "jsonl":
        print_json(
            {"scheme": scheme.id, "iri": scheme.iri, "title": scheme.title, "themes": count, "used": scheme.used}
        )
        return
    unused = "" if scheme.used else "; niet in gebruik"
    print(f"{scheme.id:20s} {scheme.title} ({count} thema's{unused})")


def _print_theme(theme: Concept, form: str) -> None:
    if form == "jsonl":
        print_json(_record(theme))
    else:
        print(f"{theme.reference:40s} {theme.label}{' (ingetrokken)' if theme.retired else ''}")


def _record(theme: Concept) -> dict[str, object]:
    return {"theme": theme.iri, **{name: value for name, value in asdict(theme).items() if name != "iri"}}


def _print_whole(theme: Concept, form: str) -> None:
    if form == "jsonl":
        print_json(_record(theme))
        return
    print(f"{theme.label}{' (ingetrokken)' if theme.retired else ''}\n{theme.iri}")
    for name, values in (
        ("Definitie", (theme.definition,)), ("Uitleg", (theme.comment,)), ("Synoniemen", theme.alt_labels),
        ("Zoekwoorden", theme.hidden_labels), ("Voorbeelden", theme.examples), ("Boven", theme.broader),
        ("Verwant", theme.related), ("Elders", theme.matches), ("Vervangen door", (theme.replaced_by,)),
        ("Geschiedenis", theme.history),
    ):  # fmt: skip
        shown = [value for value in values if value]
        if shown:
            print_wrapped(f"{name}: {'; '.join(shown)}", 2)


def import_scheme(options: argparse.Namespace) -> int:
    """Add a scheme from a file, or replace the one with its id."""
    path = Path(options.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidInputError(f"'{options.file}' kan niet worden gelezen: controleer de naam.") from error
    scheme = read_scheme(data, path.name, options.scheme or "", options.title or "")
    return _store(replace(scheme, used=not options.unused), options.format)


def _store(scheme: ThemeScheme, form: str) -> int:
    with _collection() as collection:
        changes = collection.relink(lambda schemes: schemes.put(scheme))
        if form == "table":
            print(f"Opgeslagen: {scheme.title} ({scheme.id}, {len(scheme.active)} thema's).")
        print_changes(changes, _names(collection), form)
    return 0


def export_scheme(options: argparse.Namespace) -> int:
    """Write a scheme to a file; the end of its name says in which form."""
    path = Path(options.output)
    with _collection(read_only=True) as collection:
        data = write_scheme(collection.theming.schemes.get(options.scheme), path.suffix.removeprefix(".").casefold())
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InvalidInputError(f"'{options.output}' kan niet worden geschreven ({error.strerror}).") from error
    return 0


def remove(options: argparse.Namespace) -> int:
    """Forget a scheme, or give one of the program back as it came."""
    with _collection() as collection:
        names = _names(collection)
        changes = collection.relink(lambda schemes: schemes.remove(options.scheme))
        print_changes(changes, names | _names(collection), options.format)
    return 0


def relink(options: argparse.Namespace) -> int:
    """Link every document again."""
    with _collection() as collection:
        print_changes(collection.relink(), _names(collection), options.format)
    return 0


def use(options: argparse.Namespace) -> int:
    """Link documents to a scheme from now on, or no longer."""
    return _edit(options, lambda scheme: replace(scheme, used=options.used))


def add(options: argparse.Namespace) -> int:
    """Add a theme."""
    bare = Concept("", options.scheme, options.label, notation=options.notation or "")
    return _edit(options, lambda scheme: editing.add(scheme, _filled(bare, scheme, options)))


def change(options: argparse.Namespace) -> int:
    """Change what is given of a theme; a list that is given takes the place of the former one."""

    def edit(scheme: ThemeScheme) -> ThemeScheme:
        former = scheme.theme(options.theme)
        return editing.change(scheme, former, _filled(former, scheme, options), _today())

    return _edit(options, edit)


def _filled(theme: Concept, scheme: ThemeScheme, options: argparse.Namespace) -> Concept:
    """The theme with what the options give."""
    given: dict[str, object] = {
        name: value if isinstance(value, str) else tuple(value)
        for name in ("label", "definition", "comment", "notation", "alt_labels", "hidden_labels", "examples")
        if (value := getattr(options, name)) is not None
    }
    for name in ("broader", "related"):
        if (value := getattr(options, name)) is not None:
            given[name] = tuple(scheme.theme(other).iri for other in value)
    if options.mappings is not None:
        given["mappings"] = tuple(_mapping(text) for text in options.mappings)
    return replace(theme, **given)  # type: ignore[arg-type]


def _mapping(text: str) -> tuple[str, str]:
    kind, sign, iri = text.partition("=")
    if not sign or kind not in MAPPINGS:
        raise InvalidInputError(f"'{text}' is geen koppeling: schrijf SOORT=IRI, met als soort {', '.join(MAPPINGS)}.")
    return kind, iri


def merge(options: argparse.Namespace) -> int:
    """Merge one theme into another."""

    def edit(scheme: ThemeScheme) -> ThemeScheme:
        return editing.merge(
            scheme, scheme.theme(options.theme), scheme.theme(options.into), _today(), options.reason or ""
        )

    return _edit(options, edit)


def retire(options: argparse.Namespace) -> int:
    """Retire a theme."""
    return _edit(
        options, lambda scheme: editing.retire(scheme, scheme.theme(options.theme), _today(), options.reason or "")
    )


def restore(options: argparse.Namespace) -> int:
    """Take a retired theme into use again."""
    return _edit(options, lambda scheme: editing.restore(scheme, scheme.theme(options.theme), _today()))


def _today() -> str:
    return date.today().isoformat()


def _edit(options: argparse.Namespace, edit: Edit) -> int:
    with _collection() as collection:
        changes = collection.relink(lambda schemes: schemes.put(edit(schemes.get(options.scheme))))
        print_changes(changes, _names(collection), options.format)
    return 0


def _names(collection: Collection) -> dict[str, str]:
    return {theme.iri: theme.label for scheme in collection.theming.schemes.all() for theme in scheme.themes}


def print_changes(changes: Sequence[LinkChange], names: dict[str, str], form: str) -> None:
    """What changed in the links of documents: added with +, vanished with -."""
    changed = [change for change in changes if change.added or change.vanished]
    for change in changed:
        if form == "jsonl":
            print_json(asdict(change))
            continue
        print(f"{change.title} [{change.document}]")
        for sign, themes in (("+", change.added), ("-", change.vanished)):
            for theme in themes:
                print(f"  {sign} {names.get(theme, theme)}")
    if form == "table":
        count = f"{len(changes)} documenten" if len(changes) != 1 else "1 document"
        print(f"{count} opnieuw gekoppeld; bij {len(changed)} veranderde er iets.")
