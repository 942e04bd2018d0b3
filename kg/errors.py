# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one family of errors: each carries a Dutch sentence for the user and the HTTP status it answers with."""

from __future__ import annotations

from typing import ClassVar


class BeleidsgraafError(Exception):
    """Something went wrong that the user can understand and act on; ``str(error)`` is one Dutch sentence."""

    status: ClassVar[int] = 500


class DocumentError(BeleidsgraafError):
    """A document cannot be read; the sentence names the document and the remedy."""

    status = 400

    def __init__(self, document: str, problem: str) -> None:
        super().__init__(f"{document}: {problem}")
        self.document = document
        self.problem = problem


class InvalidInputError(BeleidsgraafError):
    """The user asked for something that is not possible as asked (wrong value, unknown name)."""

    status = 400


class NotFoundError(BeleidsgraafError):
    """The thing asked for is not in the collection."""

    status = 404


class ValidationError(BeleidsgraafError):
    """A graph does not conform to the shapes and is therefore not published."""


class ConfigurationError(BeleidsgraafError):
    """A setting, model or data folder is missing or does not fit; the sentence names the remedy."""


class BusyError(BeleidsgraafError):
    """Another process holds the collection."""

    status = 503


class UnreachableError(BeleidsgraafError):
    """A server that the settings name does not answer, or cannot do what is asked of it now."""

    status = 503


class ConflictError(BeleidsgraafError):
    """What the user looked at has changed meanwhile; the sentence says what to look at again."""

    status = 409
