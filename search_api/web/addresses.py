# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the page of a thing in the graph is, and what its kind is called in Dutch."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from kg.ids import BASE

_DOCUMENT = re.compile(rf"{re.escape(BASE)}id/document/([0-9a-f]{{16}})")
_OTHERS = re.compile(rf"{re.escape(BASE)}id/(werk|document)/")

KIND_NAMES: Final = MappingProxyType(
    {
        "organisation": ("organisatie", "organisaties"),
        "person": ("persoon", "personen"),
        "group": ("groep", "groepen"),
        "law": ("wet", "wetten"),
        "theme": ("thema", "thema's"),
        "domain": ("domein", "domeinen"),
        "barrier-kind": ("soort belemmering", "soorten belemmering"),
        "principle-kind": ("soort principe", "soorten principe"),
        "work": ("stuk of programma", "stukken en programma's"),
        "event": ("gebeurtenis", "gebeurtenissen"),
        "document": ("document", "documenten"),
        "actor": ("actor", "actoren"),
        "barrier": ("belemmering", "belemmeringen"),
        "principle": ("principe", "principes"),
        "relation": ("relatie", "relaties"),
        "finding": ("aandachtspunt", "aandachtspunten"),
        "zin": ("zin", "zinnen"),
    }
)


def address_of(iri: str) -> str:
    """The page about a document, concept, actor or law; of other things the page with what the graph says of it.

    >>> address_of("https://wetten.overheid.nl/BWBR0034925")
    '/begrip?iri=https%3A//wetten.overheid.nl/BWBR0034925'
    >>> address_of("https://beleidsgraaf.example/id/document/76605e3ea7747161")
    '/documenten/76605e3ea7747161'
    """
    document = _DOCUMENT.fullmatch(iri)
    if document:
        return f"/documenten/{document[1]}"
    if _OTHERS.match(iri):
        return iri.removeprefix(BASE.rstrip("/"))
    return f"/begrip?iri={quote(iri)}"


def kind_name(kind: str | None, count: int = 1) -> str:
    """The Dutch name of a kind of node or actor, in the plural for other counts than one."""
    one, more = KIND_NAMES.get(kind or "", ("–", "–"))
    return one if count == 1 else more


def sentence_address(iri: str, page: int) -> str:
    """The place of a sentence on the page of its document.

    >>> sentence_address("https://beleidsgraaf.example/id/document/76605e3ea7747161/zin/2-10-40", 2)
    '/documenten/76605e3ea7747161?pagina=2#zin-2-10-40'
    """
    document, _, sentence = iri.partition("/zin/")
    return f"{address_of(document)}?pagina={page}" + (f"#zin-{sentence}" if sentence else "")


def in_words(name: str) -> str:
    """The name of a column as words.

    >>> in_words("bekendAls")
    'bekend als'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def licence_name(iri: str) -> str:
    """The name of a licence from its address in the register of the European Union, or the end of any other address.

    >>> licence_name("http://publications.europa.eu/resource/authority/licence/EUPL_1_2")
    'EUPL-1.2'
    """
    return re.sub(r"(?<=\d)_(?=\d)", ".", iri.rstrip("/").rsplit("/", 1)[-1]).replace("_", "-")
