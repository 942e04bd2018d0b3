# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The network of the running collection, read again only when a document has changed."""

from __future__ import annotations

import threading
from typing import Annotated

from fastapi import Depends, Request

from search_api.collection import Collection
from search_api.exploring.network import Network
from search_api.exploring.network_rows import read_network


class NetworkCache:
    """Keeps the network of one state of the collection; safe to ask from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[dict[str, str], Network] | None = None

    def of(self, collection: Collection) -> Network:
        """The network of the documents that the index now holds."""
        with self._lock:
            digests = collection.index.digests()
            if self._kept is None or self._kept[0] != digests:
                self._kept = digests, read_network(collection.index, collection.graph)
            return self._kept[1]


def get_network(request: Request) -> Network:
    """The network of the running app."""
    cache: NetworkCache = request.app.state.networks
    return cache.of(request.app.state.collection)


Netwerk = Annotated[Network, Depends(get_network)]
