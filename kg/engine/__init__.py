# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the quads are: in Oxigraph on this machine, or at any SPARQL 1.1 endpoint, behind one port."""
