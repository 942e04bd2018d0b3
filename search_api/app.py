# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web application, built from its parts: API, SPARQL, linked data and pages over one collection."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles

from kg.errors import BeleidsgraafError
from kg.views import KeptResults
from search_api.adding.jobs import Jobs
from search_api.api import (
    annotaties,
    beelden,
    begrippen,
    beoordelen,
    beoordelingen,
    documenten,
    entiteiten,
    koppelingen,
    kwaliteit,
    themaschemas,
    zoekresultaten,
)
from search_api.api.headers import Headers
from search_api.api.linked import catalogue, graphs, ontology, resources, sparql
from search_api.api.openapi import describe
from search_api.api.policies import API_VERSION
from search_api.api.problems import add_error_handlers
from search_api.collection import Collection
from search_api.searching.search import FIRST_QUESTION
from search_api.settings import Settings
from search_api.web.network_cache import NetworkCache
from search_api.web.routers import ROUTERS

PROBE = "/healthz"


def open_collection(settings: Settings) -> Collection:
    """The collection that the settings name, for writing, asked something already.

    So the first visitor need not wait for the language model and the concepts.

    Raises:
        BeleidsgraafError: it cannot be opened or answers no questions; the message says what to do.
    """
    collection = Collection.open(settings.data, settings.encoder, endpoint=settings.store)
    try:
        collection.searcher.search(FIRST_QUESTION, limit=1)
    except BeleidsgraafError:
        collection.close()
        raise
    return collection


def _serve_static(app: FastAPI, settings: Settings) -> None:
    """Style sheets, modules and icon; the look may come from a file of the adopter's own."""
    if settings.tokens is not None:
        own = settings.tokens
        app.add_api_route(
            "/static/tokens.css", lambda: FileResponse(own, media_type="text/css"), include_in_schema=False
        )
    app.mount("/static", StaticFiles(packages=[("search_api.web", "static")]))


def create_app(settings: Settings, opened: Collection | None = None) -> FastAPI:
    """The application over the collection that the settings name, which it holds for writing while it runs.

    `opened` is that collection, when it was opened before; the application closes it.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        collection = await run_in_threadpool(open_collection, settings) if opened is None else opened
        app.state.collection, app.state.settings = collection, settings
        app.state.networks, app.state.views = NetworkCache(), KeptResults()
        app.state.jobs = Jobs(collection, settings.upload_limit)
        app.state.jobs.start()
        yield
        await run_in_threadpool(app.state.jobs.stop)
        collection.close()

    app = FastAPI(
        title="Beleidsgraaf", version=API_VERSION, lifespan=lifespan, redirect_slashes=False, openapi_url=None,
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    for router in (
        begrippen,
        documenten,
        zoekresultaten,
        annotaties,
        entiteiten,
        themaschemas,
        koppelingen,
        beelden,
        beoordelingen,
        beoordelen,
        kwaliteit,
    ):
        app.include_router(router.router, prefix="/v1")
    linked = (sparql.router, graphs.router, resources.router, ontology.router, catalogue.router)
    for pages in (graphs.indirect, *ROUTERS, *linked):
        app.include_router(pages, include_in_schema=False)
    _serve_static(app, settings)
    app.add_api_route(PROBE, lambda: {"status": "ok"}, include_in_schema=False)
    app.add_middleware(Headers)
    add_error_handlers(app)
    describe(app, settings.url)
    return app
