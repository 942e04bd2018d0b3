# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""python -m search_api.cli."""

from __future__ import annotations

import sys

from search_api.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
