# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The structure that is written down is the structure that is there: import direction, library seams, lengths."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = ("ontology", "kg", "ingest", "search_api")  # each may import itself and what stands before it
MODULES = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))

# A heavy library is known to one module (or folder of modules); training and evaluation may use what they need.
SEAMS = {
    "faiss": {"search_api/index/vectors.py", "search_api/index/sketch.py"},
    "pyoxigraph": {"kg/engine/"},
    "oxrdflib": {"kg/engine/local.py"},
    "httpx": {"kg/engine/"},
    "sentence_transformers": {"ingest/encoder.py"},
    "spacy": {"ingest/language.py"},
    "pypdfium2": {"ingest/reading/"},
    "docx": {"ingest/reading/", "kg/export/word.py"},
    "xlsxwriter": {"kg/export/xlsx.py"},
    "networkx": {"kg/export/networks.py", "kg/export/layout.py"},
    "typst": {"kg/export/typesetting.py"},
    "PIL": {"kg/export/letters.py"},
    "trafilatura": {"ingest/reading/"},
    "markdown_it": {"ingest/reading/"},
    "pyshacl": {"kg/validate.py"},
    "fastapi": {"search_api/"},
}
MAX_FUNCTION_LINES = 45
MAX_MODULE_LINES = 300


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def imports_of(path: Path, *, everywhere: bool = True) -> Iterator[str]:
    """The absolute names that a module imports; `everywhere` includes imports inside functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(PROJECT).parts[0]
    later = set(PACKAGES[PACKAGES.index(package) + 1 :])
    assert not {name.split(".")[0] for name in imports_of(path)} & later


@pytest.mark.parametrize("library", SEAMS)
def test_one_place_knows_each_heavy_library(library: str) -> None:
    users = {name_of(path) for path in MODULES if library in {name.split(".")[0] for name in imports_of(path)}}
    outside = {user for user in users if not any(user.startswith(seam) for seam in SEAMS[library])}
    assert not {user for user in outside if not user.startswith("ingest/training/")}


def test_there_are_no_import_cycles() -> None:
    names = {
        ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES
    }
    graph = {name: {other for other in imports_of(path, everywhere=False) if other in names and other != name}
             for name, path in names.items()}  # fmt: skip
    list(graphlib.TopologicalSorter(graph).static_order())  # raises CycleError


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_short_and_introduced(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    too_long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno > MAX_FUNCTION_LINES]
    assert not too_long
    assert text.count("\n") <= MAX_MODULE_LINES
    assert ast.get_docstring(tree), "a module begins with one sentence"


def test_help_starts_quickly() -> None:
    subprocess.run(
        [sys.executable, "-m", "search_api.cli", "--help"], check=True, capture_output=True
    )  # warm the cache
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "search_api.cli", "--help"], check=True, capture_output=True)
    assert time.perf_counter() - start < 2.0, "heavy libraries are imported when they are needed, not at start-up"
