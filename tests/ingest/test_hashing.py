# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hashed counts: what scikit-learn's HashingVectorizer gives, with which the classifiers were trained."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer

from ingest.features import CHARACTER_BUCKETS, WORD_BUCKETS, Features

_SENTENCES = st.lists(
    st.one_of(
        st.text(max_size=40), st.lists(st.sampled_from(["De", "zorg-", "İn", "é", "wet", "  ", "2.3"])).map(" ".join)
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(_SENTENCES)
def test_counts_are_those_of_scikit_learn(texts: list[str]) -> None:
    seen = Features.of(texts)
    plain = {"alternate_sign": False, "norm": None}
    for counts, reference in (
        (seen.words, HashingVectorizer(ngram_range=(1, 2), token_pattern=r"\w+", n_features=WORD_BUCKETS, **plain)),
        (
            seen.characters,
            HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), n_features=CHARACTER_BUCKETS, **plain),
        ),
    ):
        expected = reference.transform(texts)
        assert np.array_equal(counts.indptr, expected.indptr)
        assert np.array_equal(counts.indices, expected.indices)
        assert np.array_equal(counts.data, 1.0 + np.log(expected.data))


def test_some_rows_and_none() -> None:
    seen = Features.of(["Gezinnen wachten.", "De wet knelt."])
    part, alone = seen.part([1]), Features.of(["De wet knelt."])
    assert (part.words != alone.words).nnz == 0
    assert np.array_equal(part.dense, alone.dense)
    assert Features.of([]).words.shape == (0, WORD_BUCKETS)
