# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web interface: pages for people, rendered on the server."""
