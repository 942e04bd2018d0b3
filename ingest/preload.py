# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Importing this module loads, once, all that annotating and validating need, before a server of processes makes some.

They share that memory, and each begins without the seconds that loading takes. Not for any other use.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

# There are as many processes as cores; and a copy of a process that has run OpenMP threads hangs in its first loop.
os.environ["OMP_NUM_THREADS"] = "1"
# oneDNN keeps a program for every shape of a batch, and a shape hardly comes back; a thousand of them take 200 MB.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8")

from ingest.pipeline import ready_pipeline
from kg.errors import BeleidsgraafError
from kg.validate import violations

violations(())  # loads the shapes and what reads them
with suppress(BeleidsgraafError):  # whoever asks for a pipeline is told
    ready_pipeline(os.environ.get("BELEIDSGRAAF_ENCODER") or None)

gc.freeze()  # what is loaded stays; looking through it for garbage would also copy the shared memory
gc.set_threshold(50_000)  # a document is some hundred thousand objects that all stay until it is done
