# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reviews do: found again in changed documents, kept in the graph, and applied to what the machine found."""
