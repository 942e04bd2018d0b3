# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages about what documents say: complete lists with counts, and a page for each actor, law, theme and concept."""
