# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views in the forms that people and programs use: a module for each, all reading one `kg.views.ViewResult`."""

from kg.export.formats import FORMATS, Format, find_format, format_of_file
from kg.export.writing import whole_form, write_made, write_view, write_view_to_file

__all__ = [
    "FORMATS",
    "Format",
    "find_format",
    "format_of_file",
    "whole_form",
    "write_made",
    "write_view",
    "write_view_to_file",
]
