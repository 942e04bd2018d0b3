# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The templates of the pages, and the words that they need."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, StreamingResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from kg.dates import dutch_date
from kg.wording import percent, thousands
from search_api.searching.question import LABELS
from search_api.web.addresses import address_of, in_words, kind_name, licence_name, sentence_address

MENU = (
    ("/", "Zoeken"),
    ("/belemmeringen", "Belemmeringen"),
    ("/principes", "Principes"),
    ("/actoren", "Actoren"),
    ("/themas", "Thema's"),
    ("/wetten", "Wetten"),
    ("/graaf", "Graaf"),
    ("/beoordelen", "Beoordelen"),
    ("/beelden", "Beelden"),
    ("/documenten", "Documenten"),
    ("/over", "Over"),
)
"""Address and label of the main menu."""

LOOK_COOKIE, LOOKS = "weergave", ("licht", "donker")

FLUSH = "<!-- flush -->"
"""Where a page that is sent in parts may be cut; `{{ flush | safe }}` in its template."""


_site: ContextVar[str] = ContextVar("site", default="")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template environment: everything is escaped, an unknown name is an error."""
    found = Environment(
        loader=PackageLoader("search_api.web"), autoescape=select_autoescape(), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    found.globals["site"] = _site.get
    found.filters |= {
        "datum": lambda day: dutch_date(day) if day else "datum onbekend",
        "label": lambda code: LABELS.get(code, code),
        "getal": thousands,
        "procent": percent,
        "vraagdeel": query_string,
        "aangehaald": quoted,
        "begin": beginning,
        "einde": ending,
        "begrip": address_of,
        "soortnaam": kind_name,
        "zinadres": sentence_address,
        "woorden": in_words,
        "licentie": licence_name,
    }
    return found


def render(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page made from a template; the frame around it learns where it is and which look the visitor chose."""
    _site.set(request.app.state.settings.base_url or str(request.base_url).rstrip("/"))
    html = environment().get_template(template).render(**_frame(request), **context)
    return HTMLResponse(html, status_code=status)


def render_in_parts(request: Request, template: str, context: Mapping[str, Any]) -> StreamingResponse:
    """The same, sent in parts: what stands before `{{ flush | safe }}` in the template is sent before the rest is made.

    So a page of which the content takes long shows its head at once. What goes wrong later can only be told in it.
    """
    chunks = environment().get_template(template).generate(**_frame(request), **context, flush=FLUSH)
    return StreamingResponse(_parts(chunks), media_type="text/html")


def _parts(chunks: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for chunk in chunks:
        held.append(chunk)
        if FLUSH in chunk:
            yield "".join(held)
            held.clear()
    yield "".join(held)


def _frame(request: Request) -> dict[str, Any]:
    """What the frame around every page needs."""
    return {
        "path": request.url.path, "here": _here(request), "menu": MENU, "look": chosen_look(request),
        "assets_missing": not assets_packed(),
    }  # fmt: skip


def _here(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}" if request.method == "GET" else "/"


def chosen_look(request: Request) -> str:
    """`licht`, `donker`, or nothing for what the computer prefers."""
    look = request.cookies.get(LOOK_COOKIE, "")
    return look if look in LOOKS else ""


def quoted(text: str) -> str:
    """A text between quotation marks: single ones around a text that has double ones itself.

    >>> quoted("Dat kan."), quoted("“Dat kan”, zegt zij.")
    ('“Dat kan.”', '‘“Dat kan”, zegt zij.’')
    """
    return f"‘{text}’" if any(mark in text for mark in '“”„"') else f"“{text}”"


def beginning(text: str, length: int) -> str:
    """The first words of a text, with an ellipsis when it goes on.

    >>> beginning("een lange zin", 9)
    'een lange …'
    """
    return text if len(text) <= length else text[: length + 1].rsplit(" ", 1)[0] + " …"


def ending(text: str, length: int) -> str:
    """The last words of a text, with an ellipsis when it began before.

    >>> ending("een lange zin", 10)
    '… lange zin'
    """
    return text if len(text) <= length else "… " + text[-length - 1 :].split(" ", 1)[-1]


def query_string(parameters: Mapping[str, Any]) -> str:
    """Parameters as the part of an address after the question mark; empty ones are left out."""
    return urlencode({key: value for key, value in parameters.items() if value not in (None, "", [], ())}, doseq=True)


@lru_cache(maxsize=1)
def assets_packed() -> bool:
    """Whether `script/setup` has packed the design system; a wheel brings it along."""
    return files("search_api.web").joinpath("static", "packed", "components.css").is_file()


@lru_cache(maxsize=1)
def packed_packages() -> tuple[dict[str, str], ...]:
    """Name, version and license of the npm packages that are packed."""
    listed = files("search_api.web").joinpath("static", "packed", "packages.json")
    return tuple(json.loads(listed.read_text(encoding="utf-8"))) if listed.is_file() else ()
