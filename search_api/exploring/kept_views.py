# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views that people keep from the web interface, with a title and a note: in the data folder, beside their own files.

A selection of nodes becomes a view like any other (a query in a file), so that it comes out in every form and on the
command line too. A choice of parameters of a view is kept as that choice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InvalidInputError, NotFoundError
from kg.ids import BASE, slug
from kg.terms import iri, n_triples

_DOCUMENT: Final = f"{BASE}id/document/"
_ABOUT: Final = "bg:domain|bg:concept|bg:affects|bg:responsible|bg:arisesFrom|rdf:subject|rdf:object"
_PARAMETERS: Final = "document thema domein vanaf totEnMet beoordeling zekerheid"


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """A view with parameters that somebody kept; `name` is what its address ends in."""

    name: str
    title: str
    note: str
    view: str
    parameters: Mapping[str, Sequence[str]]


def selection_text(title: str, note: str, things: Iterable[str]) -> str:
    """The file of a view that holds everything about the chosen things.

    When documents are among them, only what those documents say; when only documents are, everything they say.

    Raises:
        InvalidInputError: nothing was chosen, or there is no title.
    """
    chosen = sorted(set(things))
    if not chosen:
        raise InvalidInputError("Kies eerst een of meer knopen: zet een vinkje in de tabel.")
    documents = [thing for thing in chosen if _is_document(thing)]
    others = [thing for thing in chosen if not _is_document(thing)]
    lines = [f"# {_title(title)}", f"# uitleg: {_line(note)}", f"# parameters: {_PARAMETERS}",
             "SELECT DISTINCT ?annotatie ?document WHERE {"]  # fmt: skip
    if documents:
        lines.append(f"  VALUES ?document {{ {_values(documents)} }}")
    if others:
        lines.append(f"  VALUES ?ding {{ {_values(others)} }}")
    about = f"?annotatie oa:hasBody|oa:hasBody/({_ABOUT}) ?ding ." if others else "?annotatie a bg:Annotation ."
    lines += [
        "  GRAPH ?graaf {",
        f"    {about}",
        "    ?annotatie bg:inDocument ?document .",
        "    FILTER NOT EXISTS { ?annotatie bg:suggested false }",
        "  }",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _is_document(thing: str) -> bool:
    return thing.startswith(_DOCUMENT) and "/" not in thing.removeprefix(_DOCUMENT)


def _values(things: Iterable[str]) -> str:
    return " ".join(n_triples(iri(thing)) for thing in things)


def _line(text: str) -> str:
    return " ".join(text.split())


def _title(text: str) -> str:
    if not text.strip():
        raise InvalidInputError("Geef het beeld een titel.")
    return _line(text)


def keep_selection(folder: Path, title: str, note: str, things: Iterable[str]) -> str:
    """Keep a selection of nodes as a view; gives its name. Raises InvalidInputError, see `selection_text`."""
    text = selection_text(title, note, things)
    return _write(folder, title, ".rq", text)


def keep_choice(folder: Path, title: str, note: str, view: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """Keep a view with its parameters; gives its name.

    Raises:
        InvalidInputError: there is no title.
    """
    kept = {"title": _title(title), "note": _line(note), "view": view,
            "parameters": {name: list(values) for name, values in sorted(parameters.items()) if values}}  # fmt: skip
    return _write(folder, title, ".json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def _write(folder: Path, title: str, suffix: str, text: str) -> str:
    """Write whole or not at all, under a name that no view has yet."""
    folder.mkdir(parents=True, exist_ok=True)
    base = f"mijn-{slug(_title(title))}"
    taken = {path.stem for path in folder.iterdir()}
    name = next(name for number in range(1, len(taken) + 2) if (name := _numbered(base, number)) not in taken)
    partial = folder / f".{name}{suffix}"
    partial.write_text(text, encoding="utf-8")
    partial.replace(folder / f"{name}{suffix}")
    return name


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"


def kept_choices(folder: Path) -> tuple[KeptChoice, ...]:
    """The choices that were kept, by title; a file that is none is left out."""
    paths = folder.glob("*.json") if folder.is_dir() else ()
    found = [choice for path in paths if (choice := _read(path)) is not None]
    return tuple(sorted(found, key=lambda choice: (choice.title.casefold(), choice.name)))


def _read(path: Path) -> KeptChoice | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return KeptChoice(path.stem, told["title"], told["note"], told["view"], told["parameters"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(folder: Path, name: str) -> None:
    """Take away a kept view.

    Raises:
        NotFoundError: nobody kept a view of this name.
    """
    found = [path for suffix in (".rq", ".json") for path in [folder / f"{name}{suffix}"] if path.is_file()]
    if not found or Path(name).name != name:
        raise NotFoundError("Dit bewaarde beeld is er niet (meer).")
    for path in found:
        path.unlink()
