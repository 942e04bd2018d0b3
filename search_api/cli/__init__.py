# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: one module per group of commands."""
