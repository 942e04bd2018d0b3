# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""An argument parser that speaks Dutch."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_ERRORS = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: {0}"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"{0}: {1} bestaat niet; kies uit {2}"),
    (r"argument (.*): invalid (?:\w+) value: (.*)", r"{0}: {1} is geen geldige waarde"),
    (
        r"argument (.*): expected (?:one|at least one|\d+) arguments?",
        r"{0}: hier hoort een waarde achter",
    ),
    (r"argument (.*): not allowed with argument (.*)", r"{0} kan niet samen met {1}"),
    (r"argument (.*): ignored explicit argument (.*)", r"{0}: hier hoort geen waarde achter ({1})"),
    (r"unrecognized arguments: (.*)", r"dit wordt niet begrepen: {0}"),
    (r"ambiguous option: (.*) could match (.*)", r"{0} kan van alles zijn: {1}"),
    (r"argument (.*): (.*)", r"{0}: {1}"),
)


def in_dutch(message: str) -> str:
    """The Dutch of a message of argparse.

    >>> in_dutch("unrecognized arguments: --x")
    'dit wordt niet begrepen: --x'
    """
    for english, dutch in _ERRORS:
        match = re.fullmatch(english, message, flags=re.DOTALL)
        if match:
            return dutch.format(*match.groups())
    return message


class DutchFormatter(argparse.RawDescriptionHelpFormatter):
    """Help with Dutch headings."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=110)

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Add the line that shows how the command is used."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """An argument parser whose help and messages are in Dutch."""

    def __init__(self, **settings: Any) -> None:
        settings |= {"formatter_class": DutchFormatter, "add_help": False, "allow_abbrev": False}
        super().__init__(**settings)
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and how to get help, and exit with 2."""
        print(f"{self.prog}: {in_dutch(message)}.\nUitleg: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)
