# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people decide about a collection: reviews, learning from them, themes and concepts of their own."""
