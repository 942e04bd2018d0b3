# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The arguments of `beleidsgraaf concepts`."""

from __future__ import annotations

from search_api.cli.parser import DutchParser


def add_concepts_command(parser: DutchParser) -> None:
    """Give the command `concepts` its actions."""
    actions = parser.add_subparsers(
        title="acties", dest="action", metavar="ACTIE", required=True, parser_class=DutchParser
    )
    listing = actions.add_parser("candidates", help="toon belemmeringen zonder begrip, bij elkaar gezet")
    listing.add_argument("--fewest", type=int, default=3, metavar="N", help="ten minste zoveel zinnen (standaard 3)")
    own = actions.add_parser("list", help="toon de begrippen die u hebt gemaakt")
    for one in (listing, own):
        one.add_argument("--format", choices=("table", "jsonl"), default="table", help="leesbaar, of JSON per regel")
    chosen = actions.add_parser("accept", help="maak van een kandidaat een begrip")
    chosen.add_argument("key", metavar="KENMERK", help="het kenmerk uit de lijst met kandidaten")
    chosen.add_argument("--definition", required=True, metavar="ZIN", help="wat het begrip betekent, in één zin")
    chosen.add_argument("--label", metavar="NAAM", help="een andere naam dan het voorstel")
    actions.add_parser("link", help="koppel ook belemmeringen uit nieuwe documenten aan uw begrippen")
