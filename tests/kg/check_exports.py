# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every view of a collection in every form, opened again; with the time and memory of writing.

Run: python -m tests.kg.check_exports FOLDER [--views belemmeringen …] [--wanted document=nota.pdf] [--shacl 1000000]
FOLDER is the data folder of a collection; each view is made by a process of its own. Exit 1 when something is amiss.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

from kg.export import FORMATS, write_made
from kg.store import GraphStore
from kg.terms import Triple
from kg.validate import violations
from kg.views import MadeView, ViewResult, find_document, list_views, make_view
from tests.kg.opening import (
    COUNTED,
    DATASETS,
    GRAPHS,
    SEEN,
    by_processor,
    dataset_in,
    triples_in,
    union_of,
    without_description,
)

AREA: Final = "slopen-van-belemmeringen"


class _TooLargeError(Exception):
    """A form that is not looked at, and why."""


def main() -> int:
    """Check each view in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--views", nargs="+", default=sorted(view.name for view in list_views()))
    parser.add_argument("--wanted", nargs="*", default=[])
    parser.add_argument("--shacl", type=int, default=1_000_000, help="at most so many triples are validated")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return check(options.folder, options.one, dict(pair.split("=", 1) for pair in options.wanted), options.shacl)
    failed = []
    for view in options.views:
        command = [sys.executable, "-m", "tests.kg.check_exports", str(options.folder), "--one", view]
        command += ["--shacl", str(options.shacl), *(["--wanted", *options.wanted] if options.wanted else [])]
        if subprocess.run(command, check=False).returncode:
            failed.append(view)
    _say(f"{len(options.views)} beelden in {len(FORMATS)} vormen; mis: {', '.join(failed) or 'niets'}")
    return 1 if failed else 0


def check(folder: Path, view: str, wanted: dict[str, str], most: int) -> int:
    """Make a view, write it in every form, then open each; tell of each what it took."""
    with tempfile.TemporaryDirectory() as target, GraphStore.open(folder / "store", read_only=True) as store:
        asked, before = wanted or _usual(store, view), time.process_time()
        made = make_view(store, view, asked)
        result, taken = made.result, time.process_time() - before
        nodes, edges, places = len(result.nodes), len(result.edges), len(result.evidence)
        _say(f"{view} {asked or ''}: {nodes} knopen, {edges} verbanden, {places} vindplaatsen, {taken:.1f} s rekentijd")
        files = {name: Path(target) / name for name in FORMATS}
        for name, file in files.items():
            taken = _timed(lambda name=name, file=file: _write(made, name, file))  # type: ignore[misc]
            _say(f"  {name:14}{file.stat().st_size / 2**20:8.2f} MB {taken:7.1f} s rekentijd")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        _say(f"  schrijven: geheugen hoogstens {peak} MB")
        return _opened({name: file.read_bytes() for name, file in files.items()}, result, most)


def _write(made: MadeView, name: str, file: Path) -> None:
    with file.open("w+b") as out:
        write_made(made, FORMATS[name], out)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _usual(store: GraphStore, view: str) -> dict[str, str]:
    """What a view asks for: the area of removing barriers, or the longest document."""
    longest = max(store.documents(), key=lambda record: (record.sentences, record.id))
    usual = {"adviesgroep": {"gebied": AREA}, "document": {"document": find_document(store, longest.id).id}}
    return usual.get(view, {})


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _opened(data: dict[str, bytes], result: ViewResult, most: int) -> int:
    """Every check of the files; gives 1 when one of them failed."""
    failed = 0
    for name, look in _checks(data, result, most):
        try:
            taken = _timed(look)
        except _TooLargeError as reason:
            _say(f"  niet bekeken: {name} ({reason})")
        except Exception:  # noqa: BLE001 - whatever is amiss with a form is told, and the next one looked at
            failed = 1
            _say(f"  MIS {name}\n{traceback.format_exc(limit=-2)}")
        else:
            _say(f"  goed: {name} ({taken:.1f} s)")
    return failed


def _checks(data: dict[str, bytes], result: ViewResult, most: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each check with its name."""
    expected = len(result.nodes), len(result.edges)

    def counted(name: str) -> None:
        found = COUNTED[name](data[name])
        assert found == expected, (found, expected)

    def same_rdf() -> None:
        quads = {name: dataset_in(data[name], parser) for name, parser in DATASETS.items()}
        assert quads["trig"] == quads["nquads"] == quads["jsonld"] == by_processor(data["jsonld"])
        union = union_of(quads["nquads"])
        assert {name for name, parser in GRAPHS.items() if triples_in(data[name], parser) != union} == set()

    def conforms() -> None:
        quads = dataset_in(data["nquads"], "nquads")
        part = union_of(without_description(quads))
        if len(part) > most:
            raise _TooLargeError(f"{len(part)} tripels is te veel; zie --shacl")
        broken = violations(cast(Iterator[Triple], part))
        assert broken == (), broken

    for form in COUNTED:
        yield f"{form}: zoveel knopen en verbanden", lambda form=form: counted(form)  # type: ignore[misc]
    for form, look in SEEN.items():
        yield form, lambda form=form, look=look: look(data[form], result)  # type: ignore[misc]
    yield "RDF in vijf vormen gelijk, ook volgens PyLD", same_rdf
    yield "SHACL", conforms
    assert {*COUNTED, *SEEN, *DATASETS, *GRAPHS} == set(FORMATS), "every form is looked at"


if __name__ == "__main__":
    sys.exit(main())
