# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: which commands there are; the work is in the modules that they load."""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import TypeAlias

from kg.errors import BeleidsgraafError, InvalidInputError
from search_api.cli.concepts_command import add_concepts_command
from search_api.cli.parser import DutchParser
from search_api.cli.review_commands import add_learn_options, add_review_command
from search_api.cli.theme_commands import EPILOG as EPILOG_THEMES
from search_api.cli.theme_commands import add_theme_commands

DESCRIPTION = "Maakt van Nederlandse beleidsdocumenten een graaf, en beantwoordt vragen met zin, document en bladzijde."
EPILOG = """De gegevens staan in de map BELEIDSGRAAF_DATA (standaard ./data).
Voorbeeld:  beleidsgraaf ingest mijn-map
            beleidsgraaf search "waar worden belemmeringen in wet- en regelgeving genoemd?"
"""


def build_parser() -> DutchParser:
    """The parser of the whole command line."""
    parser = DutchParser(prog="beleidsgraaf", description=DESCRIPTION, epilog=EPILOG)
    commands = parser.add_subparsers(
        title="opdrachten", dest="opdracht", metavar="OPDRACHT", required=True, parser_class=DutchParser
    )
    _collection_commands(commands)
    _document_commands(commands)
    _search_command(commands)
    add_review_command(_add(commands, "review", "review:queue", "beoordeel wat er is gevonden", formats=False))
    add_learn_options(_add(commands, "learn", "learn:learn", "leer van wat er is beoordeeld"))
    growing = "laat de begrippen van belemmeringen groeien"
    add_concepts_command(_add(commands, "concepts", "concepts:concepts", growing, formats=False))
    _graph_commands(commands)
    _service_commands(commands)
    return parser


_ANSWERING = ("search", "serve")
"""Commands that answer questions, each in one thread: threads that share so little work mostly wait for each other.

What calculates reads this when it is loaded, which is only after this module.
"""

Commands: TypeAlias = "argparse._SubParsersAction[DutchParser]"


def _add(commands: Commands, name: str, run: str, help_text: str, formats: bool = True) -> DutchParser:
    parser = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
    parser.set_defaults(run=run)
    if formats:
        parser.add_argument(
            "--format", choices=("table", "jsonl"), default="table", help="leesbare regels, of JSON per regel"
        )
    return parser


def _collection_commands(commands: Commands) -> None:
    ingest = _add(commands, "ingest", "ingest:ingest", "voeg bestanden of mappen toe, of vervang ze")
    ingest.add_argument("paths", nargs="+", metavar="PAD", help="bestand of map")
    ingest.add_argument(
        "--processes",
        type=_positive,
        metavar="N",
        help="zoveel documenten tegelijk (standaard: een per kern, hooguit 4)",
    )
    _add(commands, "documents", "collection:documents", "toon welke documenten er zijn")
    remove = _add(commands, "remove", "collection:remove", "verwijder een document", formats=False)
    remove.add_argument("document", metavar="ID", help="id of bestandsnaam")
    _add(commands, "reindex", "collection:reindex", "maak de zoekindex opnieuw uit de graaf", formats=False)


def _document_commands(commands: Commands) -> None:
    extract = _add(commands, "extract", "extract:extract", "toon wat er in één bestand gevonden wordt")
    extract.add_argument("file", metavar="BESTAND")
    link = _add(commands, "link", "link:link", "toon bij welke thema's één bestand hoort, de beste eerst")
    link.add_argument("file", metavar="BESTAND")
    link.add_argument("--level", choices=("document", "section", "sentence"), default="document",
                      help="koppel het hele document (standaard), elke paragraaf of elke zin")  # fmt: skip
    link.add_argument("--scheme", metavar="SCHEMA", help="alleen aan dit themaschema van de verzameling")
    text = "toon wat twee documenten delen en wat er in één ontbreekt"
    compare = _add(commands, "compare", "compare:compare_documents", text)
    compare.add_argument("first", metavar="A", help="id of bestandsnaam in de verzameling, of een bestand")
    compare.add_argument("second", metavar="B", help="hetzelfde; van twee versies de nieuwste")
    compare.add_argument("--versions", action="store_true", help="toon wat er van versie A naar versie B veranderde")
    _theme_commands(commands)


def _theme_commands(commands: Commands) -> None:
    themes = commands.add_parser(
        "themes", help="toon en wijzig themaschema's", description="Toon en wijzig themaschema's.", epilog=EPILOG_THEMES
    )
    inside = themes.add_subparsers(
        title="opdrachten", dest="themaopdracht", metavar="OPDRACHT", required=True, parser_class=DutchParser
    )
    add_theme_commands(lambda name, run, text: _add(inside, name, run, text))


def _search_command(commands: Commands) -> None:
    search = _add(commands, "search", "search:search", "beantwoord een vraag")
    search.add_argument("question", metavar="VRAAG", help="de vraag; - leest van standaardinvoer één vraag per regel")
    search.add_argument("--limit", type=_positive, default=10, metavar="N", help="hoeveel antwoorden (standaard 10)")
    for option, value, text in (
        ("--document", "NAAM", "alleen in dit document (id of bestandsnaam)"),
        ("--type", "TYPE", "alleen dit type: barrier, principle, actor, law, work, event, relation"),
        ("--domain", "DOMEIN", "alleen belemmeringen in dit domein: legislation, funding, cooperation, …"),
        ("--theme", "THEMA", "alleen documenten over dit thema"),
        ("--actor", "ACTOR", "alleen zinnen over deze actor (naam of IRI)"),
        ("--law", "WET", "alleen zinnen over deze wet (naam of IRI)"),
    ):
        search.add_argument(option, action="append", default=[], metavar=value, help=text)
    search.add_argument(
        "--order", choices=("relevance", "date"), default="relevance", help="de beste of de nieuwste eerst"
    )
    search.add_argument("--start", type=_positive, default=1, metavar="N", help="vanaf het zoveelste antwoord")
    search.add_argument(
        "--group", choices=("document", "concept", "actor", "year"), help="toon de antwoorden in groepen"
    )
    search.add_argument("--all", action="store_true", help="geen beste antwoorden, maar de hele lijst van wat u vraagt")
    search.add_argument("--like", metavar="IRI", help="niet de vraag, maar zinnen die lijken op deze zin")
    search.add_argument(
        "--without", action="append", default=[], metavar="CODE", help="dit is niet bedoeld: domain:funding, …"
    )
    search.add_argument("--from", dest="since", metavar="DATUM", help="alleen documenten van of na deze datum")
    search.add_argument("--to", dest="until", metavar="DATUM", help="alleen documenten van of voor deze datum")


def _graph_commands(commands: Commands) -> None:
    export = _add(
        commands, "export", "graph:export", "schrijf een deel van de graaf weg, in een vorm naar keuze", formats=False
    )
    export.add_argument("view", nargs="?", metavar="BEELD", help="welk deel; zonder BEELD ziet u wat er is")
    export.add_argument("--format", metavar="VORM", help="pdf, docx, xlsx, svg, turtle, …; anders naar het bestand")
    export.add_argument("--output", metavar="BESTAND", help="waarheen; - is standaarduitvoer")
    for option, value, text in (
        ("--document", "NAAM", "alleen dit document (id, bestandsnaam of titel)"),
        ("--theme", "THEMA", "alleen documenten over dit thema"),
        ("--area", "GEBIED", "aandachtsgebied van de Verbindingsroute, voor het beeld adviesgroep"),
        ("--domain", "DOMEIN", "alleen belemmeringen in dit domein: legislation, funding, cooperation, …"),
        ("--actor", "ACTOR", "alleen zinnen over deze actor (naam of IRI)"),
        ("--law", "WET", "alleen zinnen over deze wet (naam of IRI)"),
        ("--review", "STATUS", "alleen wat zo is beoordeeld: niet-beoordeeld, geaccepteerd, afgewezen, verbeterd"),
        ("--confidence", "GETAL", "alleen wat minstens zo zeker is, van 0 tot 1"),
        ("--hops", "N", "hoeveel relaties om het gevondene heen meekomen (0 tot 3)"),
        ("--filter", "NAAM=WAARDE", "hetzelfde met de naam van de parameter: domein=funding"),
    ):
        export.add_argument(option, action="append", default=[], metavar=value, help=text)
    export.add_argument("--from", dest="since", action="append", metavar="DATUM", help="van of na deze datum")
    export.add_argument("--to", dest="until", action="append", metavar="DATUM", help="van of voor deze datum")
    query = _add(commands, "query", "graph:query", "stel een SPARQL-vraag aan de graaf", formats=False)
    query.add_argument(
        "file", nargs="?", metavar="BESTAND.rq", help="bestand of naam van een vraag, of - voor standaardinvoer"
    )
    query.add_argument("--timeout", type=_positive, default=60, metavar="SECONDEN", help="hoe lang zij mag duren (60)")
    forms = "table, jsonl, json, xml, csv of tsv; bij CONSTRUCT turtle, ntriples, rdfxml of jsonld"
    query.add_argument("--format", default="table", metavar="VORM", help=forms)


def _service_commands(commands: Commands) -> None:
    serve = _add(commands, "serve", "serve:serve", "start de website en de API", formats=False)
    serve.add_argument("--host", metavar="ADRES", help="standaard 127.0.0.1")
    serve.add_argument("--port", type=_positive, metavar="POORT", help="standaard 8000")
    evaluate = _add(commands, "evaluate", "evaluate:evaluate", "meet hoe goed zoeken en herkennen gaat")
    evaluate.add_argument(
        "what",
        choices=("search", "models", "learning", "themes"),
        metavar="WAT",
        help="search, models, learning of themes",
    )
    evaluate.add_argument("--gold", metavar="MAP", help="voor search en learning: map met geannoteerde voorbeelden")
    evaluate.add_argument("--annif", metavar="PYTHON", help="voor themes: vergelijk met Annif, dat deze Python heeft")
    evaluate.add_argument("--txtai", metavar="PYTHON", help="voor search: vergelijk met txtai, dat deze Python heeft")
    evaluate.add_argument("--save", metavar="BESTAND", help="voor search: schrijf de cijfers ook als JSON weg")
    evaluate.add_argument("--picture", metavar="BESTAND", help="voor learning: de lijn als SVG of PNG")
    evaluate.add_argument(
        "--material",
        metavar="MAP",
        help="map met train/ en annotation/gold: voor models; voor search ook meten zonder voorkennis",
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is geen geheel getal boven 0")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives 0 when done, 1 when something failed, 2 when it was used wrongly."""
    options = build_parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    module, function = options.run.split(":")
    if options.opdracht in _ANSWERING:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        run = getattr(importlib.import_module(f"search_api.cli.{module}"), function)
        return int(run(options))
    except InvalidInputError as error:
        print(f"beleidsgraaf: {error}", file=sys.stderr)
        return 2
    except BeleidsgraafError as error:
        print(f"beleidsgraaf: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("beleidsgraaf: afgebroken", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader (such as head) has seen enough
        return 0
