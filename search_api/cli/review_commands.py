# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The arguments of `beleidsgraaf review` and `beleidsgraaf learn`."""

from __future__ import annotations

import argparse

from search_api.cli.parser import DutchParser


def add_review_command(parser: DutchParser) -> None:
    """Give the command `review` its actions."""
    actions = parser.add_subparsers(
        title="acties", dest="action", metavar="ACTIE", required=True, parser_class=DutchParser
    )
    queue = _action(actions, "queue", "queue", "toon wat u het eerst zou moeten bekijken")
    queue.add_argument(
        "--type", action="append", default=[], metavar="SOORT", help="barrier, principle, theme, actor, law, work"
    )
    queue.add_argument("--document", action="append", default=[], metavar="NAAM", help="id of bestandsnaam")
    queue.add_argument("--all", action="store_true", help="ook wat al is beoordeeld")
    _limit(queue)
    for name, text in (("accept", "keur iets goed"), ("reject", "wijs iets af"), ("correct", "verbeter iets"),
                       ("add", "voeg iets toe wat gemist is")):  # fmt: skip
        _decision(_action(actions, name, "decide", text))
    _action(actions, "undo", "undo", "trek een beoordeling in").add_argument("id", metavar="KENMERK")
    _action(actions, "history", "history", "toon alle beoordelingen")
    _action(actions, "agreement", "agreement", "toon hoe vaak beoordelaars het eens zijn")
    _limit(_action(actions, "merges", "merges", "toon actoren die één kunnen zijn"))
    export = _action(actions, "export", "export", "schrijf alle beoordelingen weg")
    export.add_argument("--form", choices=("jsonl", "trig", "turtle"), default="jsonl", help="standaard jsonl")
    export.add_argument("--output", required=True, metavar="BESTAND", help="waarheen; - is standaarduitvoer")
    read = _action(actions, "import", "import_", "lees beoordelingen van elders in")
    read.add_argument("file", metavar="BESTAND")
    read.add_argument("--form", choices=("jsonl", "trig", "turtle"), help="anders volgens de naam van het bestand")


def add_learn_options(parser: DutchParser) -> None:
    """Give the command `learn` its options."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--apply", action="store_true", help="neem het in gebruik; zonder dit verandert er niets")
    parser.add_argument("--gold", metavar="MAP", help="kijk ook wat het doet op geannoteerde voorbeelden")
    choice.add_argument("--undo", action="store_true", help="ga terug naar wat hiervoor in gebruik was")


def _action(actions: argparse._SubParsersAction[DutchParser], name: str, run: str, text: str) -> DutchParser:
    parser = actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    parser.set_defaults(run=f"review:{run}")
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="leesbare regels, of JSON per regel"
    )
    parser.add_argument("--reviewer", metavar="NAAM", help="wie beoordeelt; anders BELEIDSGRAAF_REVIEWER")
    return parser


def _limit(parser: DutchParser) -> None:
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="hoeveel (standaard 20)")


def _decision(parser: DutchParser) -> None:
    parser.add_argument("annotation", metavar="IRI", help="van de annotatie of actor; bij add het document")
    parser.add_argument("--into", metavar="IRI", help="voeg de actor samen met deze (accept of reject)")
    parser.add_argument("--reason", metavar="TEKST", help="waarom")
    parser.add_argument(
        "--version", metavar="VERSIE", help="de versie die u zag; anders wordt niet gekeken of zij veranderde"
    )
    parser.add_argument("--quote", metavar="TEKST", help="de woorden die u zag")
    for option, text in _CORRECTIONS:
        parser.add_argument(f"--to-{option}", metavar="WAARDE", help=f"verbeter tot: {text}")
    parser.add_argument("--to-domain", action="append", default=[], metavar="DOMEIN", help="verbeter tot: ander domein")


_CORRECTIONS = (
    ("type", "ander soort"),
    ("polarity", "andere stand"),
    ("theme", "ander thema"),
    ("name", "andere naam van de actor"),
    ("kind", "ander soort actor"),
    ("quote", "andere woorden"),
)
