# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views as data: each a file with a query, from ``ontology/views`` or from a folder of the user's own.

The first comment line is the title. Lines of the form ``# name: value`` before the query say the rest:

- ``uitleg``: one sentence for people
- ``parameters``: the names of `kg.views.parameters.PARAMETERS` that may narrow the view down
- ``verplicht``: those of them that must be given
- ``opbouw``: the types of `kg.views.result.NODE_TYPES` that a report tells of, in order
- ``stappen``: how many relations around the chosen things come along when the user asks for no number (0)
- ``geheel``: ``ja`` when RDF holds whole documents and not only what hangs on the chosen annotations

The query is a SELECT that gives ``?annotatie`` and ``?document``.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from kg.errors import ConfigurationError, InvalidInputError
from kg.sparql import query_form
from kg.views.parameters import COMMON, PARAMETERS
from kg.views.result import NODE_TYPES

FOLDER: Final = "beelden"
"""The folder beside the graph where users put views of their own."""

log = logging.getLogger("beleidsgraaf")

_NOTE = re.compile(r"^# (uitleg|parameters|verplicht|opbouw|stappen|geheel): *(.*)$", re.MULTILINE)
_USUAL: Final = ("barrier", "principle", "actor", "law", "event", "work", "theme", "finding", "document")


@dataclass(frozen=True, slots=True)
class View:
    """A named part of the graph."""

    name: str
    title: str
    explanation: str
    parameters: tuple[str, ...]
    required: tuple[str, ...]
    sections: tuple[str, ...]
    hops: int
    whole: bool
    sparql: str
    supplied: bool = True

    @classmethod
    def parse(cls, name: str, text: str, supplied: bool) -> View:
        """The view that a file's text describes.

        Raises:
            ConfigurationError: the text lacks something or says something unknown; the sentence says what.
        """
        notes = dict(_NOTE.findall(text))
        first = text.lstrip("\ufeff").splitlines()[0] if text.strip() else ""
        view = cls(
            name=name,
            title=first.removeprefix("#").strip(),
            explanation=notes.get("uitleg", ""),
            parameters=tuple(notes.get("parameters", " ".join(COMMON)).split()),
            required=tuple(notes.get("verplicht", "").split()),
            sections=tuple(notes.get("opbouw", " ".join(_USUAL)).split()),
            hops=int(notes["stappen"]) if notes.get("stappen", "").isdecimal() else 0,
            whole=notes.get("geheel", "") == "ja",
            sparql=text,
            supplied=supplied,
        )
        view._check(first)
        return view

    def _check(self, first: str) -> None:
        problem = ""
        if not first.startswith("# "):
            problem = "de eerste regel is geen titel; begin met '# ' en een titel"
        for kind, names, known in (
            ("parameter", self.parameters + self.required, PARAMETERS),
            ("onderdeel", self.sections, NODE_TYPES),
        ):
            unknown = sorted(set(names) - set(known))
            if unknown:
                problem = f"{unknown[0]!r} is geen {kind}; kies uit: {', '.join(known)}"
        try:
            select = query_form(self.sparql) == "SELECT"
        except InvalidInputError:
            select = False
        if not select or not {"?annotatie", "?document"} <= set(re.findall(r"\?\w+", self.sparql)):
            problem = "de vraag is geen SELECT met ?annotatie en ?document"
        if problem:
            raise ConfigurationError(f"Het beeld {self.name} in {self.name}.rq klopt niet: {problem}.")


def _supplied() -> dict[str, str]:
    found = files("ontology").joinpath("views").iterdir()
    return {entry.name[:-3]: entry.read_text(encoding="utf-8") for entry in found if entry.name.endswith(".rq")}


@cache
def supplied_views() -> tuple[View, ...]:
    """The views that come with the program, by name."""
    return tuple(View.parse(name, text, supplied=True) for name, text in sorted(_supplied().items()))


def _own(path: Path) -> View:
    try:
        return View.parse(path.stem, path.read_text(encoding="utf-8"), supplied=False)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"Het beeld in {path.name} is niet te lezen; bewaar het als UTF-8.") from error


def _paths(folder: Path | None) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.rq"))} if folder and folder.is_dir() else {}


def list_views(folder: Path | None = None) -> tuple[View, ...]:
    """All views by name: those supplied, and those in a folder of the user's own, which win from ours of that name.

    A file of the user's that is no view is left out, with a warning in the log that says why.
    """
    found = {view.name: view for view in supplied_views()}
    for name, path in _paths(folder).items():
        try:
            found[name] = _own(path)
        except ConfigurationError as error:
            log.warning("%s", error)
    return tuple(view for _, view in sorted(found.items()))


def find_view(name: str, folder: Path | None = None) -> View:
    """The view of this name.

    Raises:
        InvalidInputError: there is none; the sentence names those that there are.
        ConfigurationError: the user's file of that name is no view; the sentence says why.
    """
    own, supplied = _paths(folder), {view.name: view for view in supplied_views()}
    if name in own:
        return _own(own[name])
    if name not in supplied:
        known = ", ".join(sorted(supplied.keys() | own.keys()))
        raise InvalidInputError(f"Er is geen beeld {name!r}; kies uit: {known}.")
    return supplied[name]
