# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph as linked data: what is said of one thing, of the collection, of the service and of each term."""
