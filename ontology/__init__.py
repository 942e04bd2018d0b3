# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Knowledge as data: classes, concept schemes, authorities, shapes and named queries."""
