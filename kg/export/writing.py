# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""A view written in one of the forms: whole or not at all, and twice the same bytes for the same graph."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, cast

from kg.errors import InvalidInputError
from kg.export.formats import Format, find_format
from kg.export.links import Links
from kg.quality import Quality
from kg.store import GraphStore
from kg.views import MadeView, ViewResult, Wanted, make_view

_IN_MEMORY = 8 * 2**20
_PROBLEMS: Final[Mapping[int, str]] = MappingProxyType(
    {
        errno.ENOSPC: "de schijf is vol", errno.EDQUOT: "uw ruimte op de schijf is op",
        errno.EFBIG: "het bestand wordt te groot", errno.EACCES: "u mag hier niet schrijven",
        errno.EROFS: "hier kan niemand schrijven", errno.ENOENT: "die map is er niet",
    }
)  # fmt: skip


def write_view(
    store: GraphStore,
    name: str,
    form: str,
    out: BinaryIO,
    wanted: Wanted | None = None,
    *,
    site: str | None = None,
    folder: Path | None = None,
    quality: Sequence[Quality] = (),
) -> ViewResult:
    """Write a view of the graph in one of `FORMATS`, and give what it holds.

    RDF holds the annotations chosen with all that they rest on (what was found, quote, sentence, page, document,
    origin), and whole documents for `collectie` and `document`; it begins with a description of the view. One
    document's part of the graph at a time is in memory.

    Args:
        store: the graph.
        name: a view, see `kg.views.list_views`.
        form: a name of `FORMATS`, its media type or its file ending.
        out: a binary stream; nothing is written to it before all is known and made.
        wanted: what the view is narrowed down by, such as ``{"document": "nota.pdf", "domein": "funding"}``.
        site: the address of a running Beleidsgraaf, for links to sentences; without it links name IRIs.
        folder: where the user keeps views of their own.
        quality: how well each kind of finding is found, for the statement about it.

    Raises:
        InvalidInputError: there is no such view, form or parameter; the sentence names the right ones.
        NotFoundError: there is no such document, actor or law.
        ConfigurationError: the user's view is none.
    """
    chosen = find_format(form)
    made = make_view(store, name, wanted, folder, quality)
    with whole_form(made, chosen, site) as whole:
        shutil.copyfileobj(whole, out)
    return made.result


def whole_form(made: MadeView, form: Format, site: str | None = None) -> BinaryIO:
    """A view in one of the forms as a whole, at its beginning: in memory when small, else on disk; to be closed."""
    whole = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115
    write_made(made, form, whole, site)
    whole.seek(0)
    return whole


def write_made(made: MadeView, form: Format, out: BinaryIO, site: str | None = None) -> None:
    """Write a view that has been made to a stream, piece by piece."""
    form.write(made, out, Links(site.rstrip("/") if site else None))


def write_view_to_file(
    store: GraphStore,
    name: str,
    form: str,
    file: Path,
    wanted: Wanted | None = None,
    *,
    site: str | None = None,
    folder: Path | None = None,
    quality: Sequence[Quality] = (),
) -> ViewResult:
    """Write a view to a file, whole or not at all: a failure, a crash or a full disk leaves what was there.

    Raises:
        InvalidInputError, NotFoundError, ConfigurationError: see `write_view`; or the file cannot be written, and the
            sentence says why.
    """
    chosen = find_format(form)
    made = make_view(store, name, wanted, folder, quality)
    try:
        with replacing(file) as out:
            write_made(made, chosen, out, site)
    except OSError as error:
        problem = _PROBLEMS.get(error.errno or 0) or error.strerror or str(error)
        raise InvalidInputError(f"'{file}' kan niet worden geschreven ({problem}); er is niets veranderd.") from error
    return made.result


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """A stream to a file beside this one, which takes its place when all has been written.

    Raises:
        OSError: the file cannot be written; what was there stays.
    """
    handle, temporary = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "w+b") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(file)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
