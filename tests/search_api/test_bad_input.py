# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is typed gives a helpful Dutch message or an honest answer, in every way in."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from kg.errors import InvalidInputError
from search_api.searching.search import Searcher
from search_api.searching.understanding import CUT, EMPTY, FOREIGN, ONLY_SMALL

REFUSED = {"empty": "", "spaces": " \t ", "letter": "a", "signs": "?!", "picture": "😀", "quote": '"'}
TOLD = {
    "10,000 characters": ("wachtlijst jeugdzorg " * 500, CUT),
    "one word of 10,000": ("a" * 10_000, ONLY_SMALL),
    "only small words": ("wat is er nog meer van de", ONLY_SMALL),
    "English": ("what are the obstacles in the law", FOREIGN),
    "French": ("quels sont les obstacles dans la loi", FOREIGN),
    "a template": ("{{7*7}} ${7*7}", ONLY_SMALL),
}
INJECTIONS = {
    "SQL": "'; DROP TABLE sentences; --",
    "FTS5": 'words:"a" OR NEAR(b c, 5) * ^x -y',
    "operators": "AND OR NOT",
    "HTML": "wetgeving<script>alert(1)</script>",
    "SPARQL": "} } ; DROP ALL ; SELECT * WHERE { ?s ?p ?o",
    "a path": "../../etc/passwd",
    "a zero byte": "wet\x00geving",
    "turned letters": "\u202ewetgeving",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_nothing_to_look_for_is_refused(searcher: Searcher, site: TestClient, text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        searcher.search(text)
    assert str(refused.value) == EMPTY
    answer = site.get("/v1/zoekresultaten", params={"vraag": text})
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("application/problem+json")
    page = site.get("/", params={"vraag": text})
    assert (page.status_code, EMPTY in page.text) == ((400, True) if text.strip() else (200, False))


@pytest.mark.parametrize(("text", "notice"), TOLD.values(), ids=TOLD)
def test_what_is_odd_is_told(searcher: Searcher, site: TestClient, text: str, notice: str) -> None:
    assert notice in searcher.search(text).notices
    text = text[:10_000]
    assert notice in site.get("/", params={"vraag": text}).text
    assert notice in site.get("/v1/zoekresultaten", params={"vraag": text}).text


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS)
def test_code_is_looked_for_as_words_and_never_run(searcher: Searcher, site: TestClient, text: str) -> None:
    before = list(searcher.index.connection.iterdump())
    found = searcher.search(text)
    assert found.question.text == text
    assert list(searcher.index.connection.iterdump()) == before
    page = site.get("/", params={"vraag": text})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert site.get("/v1/zoekresultaten", params={"vraag": text}).status_code == 200
    assert "Titel van wet.txt" in site.get("/v1/documenten").text
