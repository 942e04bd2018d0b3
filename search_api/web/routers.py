# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The routers of all pages, in one place for the application."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from search_api.web import adding, documents, pages, saved, searching
from search_api.web.concepts import lists
from search_api.web.concepts import page as concept
from search_api.web.graph import page as graph
from search_api.web.review import page as review
from search_api.web.views import compare, questions
from search_api.web.views import page as views

ROUTERS: Final[tuple[APIRouter, ...]] = tuple(
    module.router
    for module in (searching, pages, documents, adding, saved, lists, concept, graph, review, views, questions, compare)
)
