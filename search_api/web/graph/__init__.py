# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which people explore the graph: a picture, and the same as a table and as a tree."""
