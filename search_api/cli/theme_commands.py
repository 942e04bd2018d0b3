# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the commands on theme schemes are written."""

from __future__ import annotations

from collections.abc import Callable

from search_api.cli.parser import DutchParser

Add = Callable[[str, str, str], DutchParser]
"""Adds a command with its name, what runs it, and its explanation."""

EPILOG = """Voorbeelden:
  beleidsgraaf themes list
  beleidsgraaf themes import gemeente.xlsx --title "Thema's van onze gemeente"
  beleidsgraaf themes add gemeente --label schoolzwemmen --definition "Zwemles onder schooltijd."
  beleidsgraaf themes merge thema anders-opleiden --into leren-en-ontwikkelen
"""


def add_theme_commands(add: Add) -> None:
    """Add every command on theme schemes."""
    show = add("list", "themes:show", "toon de themaschema's, de thema's van een schema, of alles over één thema")
    show.add_argument("scheme", nargs="?", metavar="SCHEMA")
    show.add_argument("theme", nargs="?", metavar="THEMA")
    read = add(
        "import", "themes:import_scheme", "voeg een schema toe uit een bestand (.ttl, .csv, .xlsx), of vervang het"
    )
    read.add_argument("file", metavar="BESTAND")
    read.add_argument("--scheme", metavar="KENMERK", help="hoe het schema moet heten; anders wat het bestand zegt")
    read.add_argument("--title", metavar="TITEL", help="titel van een schema uit een rekenblad")
    read.add_argument("--unused", action="store_true", help="bewaar het, maar koppel er nog geen documenten aan")
    write = add("export", "themes:export_scheme", "schrijf een schema weg als .ttl, .csv of .xlsx")
    write.add_argument("scheme", metavar="SCHEMA")
    write.add_argument("--output", required=True, metavar="BESTAND", help="de uitgang bepaalt de vorm")
    for name, used, text in (
        ("use", True, "koppel documenten voortaan ook"),
        ("unuse", False, "koppel documenten niet meer"),
    ):
        one = add(name, "themes:use", f"{text} aan dit schema")
        one.add_argument("scheme", metavar="SCHEMA")
        one.set_defaults(used=used)
    forget = add("remove", "themes:remove", "verwijder een eigen schema, of zet een gewijzigd schema terug")
    forget.add_argument("scheme", metavar="SCHEMA")
    add("relink", "themes:relink", "koppel alle documenten opnieuw en toon wat er verandert")
    _theme_commands(add)


def _theme_commands(add: Add) -> None:
    new = add("add", "themes:add", "voeg een thema toe aan een schema")
    new.add_argument("scheme", metavar="SCHEMA")
    _fields(new, required=True)
    for name, run, text in (
        ("change", "themes:change", "wijzig een thema; wat u niet noemt, blijft zoals het is"),
        ("merge", "themes:merge", "voeg een thema samen met een ander; de koppelingen gaan mee"),
        ("retire", "themes:retire", "trek een thema in; het blijft bewaard, maar documenten gaan er niet meer naartoe"),
        ("restore", "themes:restore", "neem een ingetrokken thema weer in gebruik"),
    ):
        one = add(name, run, text)
        one.add_argument("scheme", metavar="SCHEMA")
        one.add_argument("theme", metavar="THEMA", help="kenmerk, naam of IRI")
        if name == "change":
            _fields(one, required=False)
        if name == "merge":
            one.add_argument("--into", required=True, metavar="THEMA", help="het thema dat blijft")
        if name in ("merge", "retire"):
            one.add_argument("--reason", metavar="TEKST", help="waarom; dit komt in de geschiedenis")


def _fields(parser: DutchParser, required: bool) -> None:
    parser.add_argument("--label", required=required, metavar="NAAM", help="voorkeursnaam")
    parser.add_argument("--definition", required=required, metavar="TEKST", help="wat er wel en niet onder valt")
    parser.add_argument("--comment", metavar="TEKST", help="uitleg in gewone woorden")
    parser.add_argument("--notation", metavar="CODE")
    for option, name, value, text in (
        ("--synonym", "alt_labels", "NAAM", "andere naam"),
        ("--keyword", "hidden_labels", "WOORD", "woord waaraan het te herkennen is"),
        ("--example", "examples", "ZIN", "zin die bij het thema hoort"),
        ("--broader", "broader", "THEMA", "thema dat erboven staat"),
        ("--related", "related", "THEMA", "verwant thema"),
        ("--match", "mappings", "SOORT=IRI", "zelfde of verwant begrip elders, zoals closeMatch=https://…"),
    ):
        parser.add_argument(option, dest=name, action="append", metavar=value, help=f"{text}; mag vaker")
