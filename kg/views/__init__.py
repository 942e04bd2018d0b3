# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views of the graph: named, stored queries with parameters, each a file in ``ontology/views`` or the user's own.

`list_views` tells which there are; `make_view` chooses, walks and reads one, for `kg.export` to write in any form.
"""

from kg.views.kept import KeptResults
from kg.views.making import MadeView, make_view
from kg.views.parameters import PARAMETERS, Parameter, Wanted, find_document, resolve
from kg.views.result import NODE_TYPES, Coverage, Edge, Evidence, Node, ViewResult
from kg.views.view import FOLDER, View, find_view, list_views

__all__ = [
    "FOLDER",
    "NODE_TYPES",
    "PARAMETERS",
    "Coverage",
    "Edge",
    "Evidence",
    "KeptResults",
    "MadeView",
    "Node",
    "Parameter",
    "View",
    "ViewResult",
    "Wanted",
    "find_document",
    "find_view",
    "list_views",
    "make_view",
    "resolve",
]
