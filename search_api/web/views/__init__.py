# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of views of the graph: choose or build one, see it, keep it, download it; and the named questions."""
