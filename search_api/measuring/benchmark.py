# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast search answers over a large collection: sentences from a small grammar or from a file, real questions.

Run: python -m search_api.measuring.benchmark [--sentences 200000] [--encoder klein] [--users 4]
         [--texts FILE] [--folder FOLDER]
The vectors of made-up sentences are random directions; `--texts` takes the first sentences of a file, one a line,
with the vectors that the encoder gives them. Questions go through the real encoder. With a folder the index is kept
there, and measured again as it is when it is there already.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the server does, and before anything that calculates is loaded

import numpy as np

from ingest.encoder import Encoder, load_encoder
from kg.errors import ConfigurationError
from kg.model import PassageKind
from search_api.index.database import IndexCard, SearchIndex
from search_api.index.dutch import make_analyser
from search_api.index.rows import Facet, IndexedDocument, IndexedSentence, Name
from search_api.searching.filters import Filters
from search_api.searching.search import Searcher

SUBJECTS = (
    "de gemeente", "het schoolbestuur", "een jeugdhulpaanbieder", "het samenwerkingsverband", "de kinderopvang",
    "het ministerie", "de leraar", "een ouder", "het wijkteam", "de inspectie", "de zorgverzekeraar", "het college",
)  # fmt: skip
VERBS = (
    "werkt aan", "loopt vast op", "investeert in", "wil meer ruimte voor", "rapporteert over", "wacht op",
    "bespreekt", "verantwoordt", "vernieuwt", "bundelt", "organiseert", "zoekt steun voor",
)  # fmt: skip
OBJECTS = (
    "landelijke wetgeving", "versnipperde budgetten", "passend onderwijs", "de wachtlijsten in de jeugdzorg",
    "een doorlopende leerlijn", "de overgang naar het voortgezet onderwijs", "gegevensdeling tussen organisaties",
    "het tekort aan personeel", "een sterke pedagogische basis", "de toegang tot hulp", "kansengelijkheid",
)  # fmt: skip
PLACES = ("in de wijk", "op school", "in de regio", "thuis", "landelijk", "per 2027", "volgens artikel 2.3", "dit jaar")
QUESTIONS = (
    "waar worden belemmeringen in wet- en regelgeving genoemd?", "wie werkt aan passend onderwijs?",
    "wachtlijsten jeugdzorg",
    "hoe gaan scholen om met een tekort aan personeel?", "welke uitgangspunten gelden voor samenwerking in de wijk?",
    "budgetten bundelen", "wat staat er in artikel 2.3?", "krijgt ieder kind gelijke kansen bij de overgang?",
)  # fmt: skip
PER_DOCUMENT = 500
KINDS = {
    "zonder filter": Filters(),
    "filter 8 %": Filters(types=("barrier",)),
    "filter 0,1 %": Filters(actors=("Zeldzame Vereniging",)),
}
_NUMBER = itertools.count(1000)


def sentences(count: int, seed: int = 1, texts: Sequence[str] = ()) -> Iterator[IndexedSentence]:
    """Sentences that are all different in number, with facets in the shares that real documents have."""
    random = np.random.default_rng(seed)
    for number in range(count):
        quote = texts[number] if texts else _made_up(random, number)
        facets = []
        if random.random() < 0.08:
            facets = [Facet("type", "barrier", 0.8), Facet("domain", ("legislation", "funding")[number % 2])]
        if random.random() < 0.001:
            facets.append(Facet("actor", "https://beleidsgraaf.example/id/organisatie/zeldzaam"))
        yield IndexedSentence(
            f"zin/{number}", 1, "1", 0, len(quote), quote, quote, PassageKind.PARAGRAPH, ("Aanpak",), tuple(facets)
        )


def _made_up(random: np.random.Generator, number: int) -> str:
    parts = [options[random.integers(len(options))] for options in (SUBJECTS, VERBS, OBJECTS, PLACES)]
    return f"{' '.join(parts).capitalize()}, meldt stuk {number}."


def build(folder: Path, count: int, encoder: Encoder, texts: Sequence[str] = ()) -> SearchIndex:
    """An index of so many sentences; what was built in the folder before is opened as it is."""
    path, unfinished = folder / "index.sqlite", folder / "unfinished.sqlite"
    if not path.is_file():
        unfinished.unlink(missing_ok=True)
        SearchIndex.create(unfinished, IndexCard(encoder.name, encoder.dimension))
        index = SearchIndex(unfinished, make_analyser())
        _fill(index, list(sentences(count, texts=texts)), encoder, bool(texts))
        index.take_place_of(path)
    index = SearchIndex(path, make_analyser())
    index.check_encoder(encoder.name)
    if len(index.vectors) != count:
        raise ConfigurationError(f"In '{folder}' staat een index van {len(index.vectors)} zinnen: kies een andere map.")
    return index


def _fill(index: SearchIndex, rows: Sequence[IndexedSentence], encoder: Encoder, real: bool) -> None:
    random = np.random.default_rng(2)
    names = (Name("actor", "https://beleidsgraaf.example/id/organisatie/zeldzaam", "Zeldzame Vereniging"),)
    for start in range(0, len(rows), PER_DOCUMENT):
        part = tuple(rows[start : start + PER_DOCUMENT])
        if real:
            vectors = encoder.encode([sentence.quote for sentence in part])
        else:
            vectors = random.normal(size=(len(part), encoder.dimension)).astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        name = f"stuk-{start}"
        index.put(IndexedDocument(name, "1", name, name, 10, part, names=names), vectors)


def timings(searcher: Searcher, filters: Filters, rounds: int, users: int) -> list[float]:
    """Seconds per question, with so many users asking at once."""

    def ask(question: str) -> float:
        started = time.perf_counter()
        searcher.search(question, filters)
        return time.perf_counter() - started

    # No question is asked twice, so that none is answered from memory.
    asked = [f"{question} ({next(_NUMBER)})" for _ in range(rounds) for question in QUESTIONS]
    with ThreadPoolExecutor(users) as pool:
        return list(pool.map(ask, asked))


def main() -> None:
    """Build, ask, and print medians and 95th percentiles in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=200_000)
    parser.add_argument("--encoder")
    parser.add_argument("--users", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    encoder = load_encoder(options.encoder)
    texts = options.texts.read_text(encoding="utf-8").splitlines()[: options.sentences] if options.texts else ()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        index = build(folder, len(texts) or options.sentences, encoder, texts)
        _print(f"{len(index.vectors)} zinnen klaar in {time.perf_counter() - started:.0f} s ({encoder.name})")
        searcher = Searcher(index, encoder)
        started = time.perf_counter()
        searcher.search(QUESTIONS[0])
        _print(f"eerste vraag: {time.perf_counter() - started:.2f} s")
        searcher.get_ready()  # a server does this when it starts
        for name, filters in KINDS.items():
            _print(f"{name:14s} {_measured(searcher, filters, options.rounds, options.users)}")
        index.close()
    _print(f"geheugen hoogstens {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _measured(searcher: Searcher, filters: Filters, rounds: int, users: int) -> str:
    busy = time.process_time()
    taken = sorted(timings(searcher, filters, rounds, users))
    busy = (time.process_time() - busy) / len(taken) * 1000
    middle, slow = statistics.median(taken) * 1000, taken[int(len(taken) * 0.95)] * 1000
    return f"mediaan {middle:.0f} ms, 95 % {slow:.0f} ms, rekentijd {busy:.0f} ms ({users} tegelijk)"


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
