# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading documents of every format that users have into pages, passages and sentences with exact offsets."""

from ingest.reading.detect import SUFFIXES
from ingest.reading.reader import read_document

__all__ = ["SUFFIXES", "read_document"]
