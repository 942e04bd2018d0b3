# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The HTTP API, by the NL API Design Rules 2.2: a router per noun."""
