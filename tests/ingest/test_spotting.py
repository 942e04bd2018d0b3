# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Phrases are spotted where their pattern matches, though it is hardly ever tried."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.concepts import any_of, label_pattern
from ingest.signals import signal_counts
from ingest.spotting import Spotter

_LABELS = ("wet- en regelgeving", "wet", "budgetten versnipperd", "diploma", "regels")
_WORDS = (
    "Wet-",
    "wet",
    "en",
    "regelgeving",
    "regelgevingen,",
    "budgetten",
    "zijn",
    "versnipperde",
    "REGELS.",
    "diploma's",
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_every_match_is_spotted(text: str) -> None:
    spotter = Spotter(any_of([label], label) for label in _LABELS)
    spotted = sorted((one.value, match.span()) for match, one in spotter.spot(text))
    assert spotted == sorted(
        (label, found.span()) for label in _LABELS for found in label_pattern(label).finditer(text)
    )


def test_any_of_some_labels_counts_once_where_they_overlap() -> None:
    spotter = Spotter([any_of(_LABELS, "regels")])
    assert [match[0] for match, _ in spotter.spot("De wet- en regelgeving en de wet")] == ["wet- en regelgeving", "wet"]


def test_a_label_without_words_is_never_spotted() -> None:
    assert not list(Spotter([any_of(["–"], "streep")]).spot("De wet – en meer – knelt"))


def test_a_short_word_with_any_ending_is_spotted() -> None:
    assert signal_counts(["De diploma-eisen zijn hoog."]).sum() > signal_counts(["De diploma's zijn hoog."]).sum()
