# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking around in a collection: concepts, actors, the network, timelines, and what people keep."""
