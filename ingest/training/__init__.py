# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the models were trained: what `ingest/models` holds can be made again from here."""
