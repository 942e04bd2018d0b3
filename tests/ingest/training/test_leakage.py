# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""No protected sentence is in the data that the encoders are trained on."""

from pathlib import Path

import pytest

from ingest.training.corpus import Corpus
from ingest.training.leakage import find_leaks


@pytest.mark.slow
def test_no_protected_sentence_is_in_the_training_data(shared: Path) -> None:
    corpus = Corpus(shared)
    assert len(corpus.forbidden) > 5_000
    found = find_leaks(corpus)
    assert {name: leaked for name, (_, leaked) in found.items() if leaked} == {}
    assert all(number for number, _ in found.values())


def test_the_documents_of_annotated_texts_are_left_out(shared: Path) -> None:
    from ingest.training.protected import free_texts, long_phrases
    from ingest.training.texts import read_texts

    phrases = long_phrases(Corpus(shared).gold)
    given = {text.source for text in read_texts(shared / "train", ["government", "reports"])}
    kept = {text.source for text in free_texts(read_texts(shared / "train", ["government", "reports"]), phrases)}
    left_out = " ".join(given - kept)
    assert "Onderwijsraad (2013)" in left_out and "ollege bouw" in left_out
    assert len(given - kept) < 10
