# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Theme schemes as users' own: made and changed, checked by NL-SBB, read from files and kept in the graph."""
