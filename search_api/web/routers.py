# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The routers of all pages, in one place for the application."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from search_api.web import adding, documents, pages
from search_api.web.concepts import lists
from search_api.web.concepts import page as concept
from search_api.web.graph import page as graph
from search_api.web.views import page as views
from search_api.web.views import questions

ROUTERS: Final[tuple[APIRouter, ...]] = tuple(
    module.router for module in (pages, documents, adding, lists, concept, graph, views, questions)
)
