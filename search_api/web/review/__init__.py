# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviewing what was found, one thing at a time: with its context, a key for each decision, and a way back."""
