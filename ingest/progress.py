# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which stage a document is in, for whoever wants to show that; the work itself does not know who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Stage(StrEnum):
    """What happens to a document, in this order; the values are the words for users."""

    READING = "lezen"
    ANNOTATING = "herkennen"
    STORING = "opslaan"


_step_listener: ContextVar[Callable[[str], None] | None] = ContextVar("step_listener", default=None)
_listener: ContextVar[Callable[[Stage], None] | None] = ContextVar("listener", default=None)


@contextmanager
def stages_told_to(listener: Callable[[Stage], None]) -> Iterator[None]:
    """Let a listener know of each stage that is entered in this thread."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def entering(stage: Stage) -> None:
    """Say that a document enters a stage."""
    listener = _listener.get()
    if listener is not None:
        listener(stage)


@contextmanager
def steps_told_to(listener: Callable[[str], None]) -> Iterator[None]:
    """Let a listener know, in Dutch, of each step within the stages: "zinnen lezen: 1024 van 3633"."""
    token = _step_listener.set(listener)
    try:
        yield
    finally:
        _step_listener.reset(token)


def doing(step: str) -> None:
    """Say what is being done now."""
    listener = _step_listener.get()
    if listener is not None:
        listener(step)
