# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph as linked data over HTTP: IRIs as addresses, SPARQL 1.1 Protocol, Graph Store Protocol, catalogue."""
