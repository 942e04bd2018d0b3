# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write requirements.lock: the exact version, here and now, of every package that pyproject.toml leads to.

Run in .venv after adding or updating a dependency: python script/lock.py. Training extras stay out.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent
CUDA = ("nvidia-", "triton")


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for, with the developers' tools."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in (*project["dependencies"], *project["optional-dependencies"]["dev"])]


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Whether a requirement holds on this platform, given the extras asked for."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in (extras or {""}))


def closure(requirements: list[Requirement]) -> dict[str, str]:
    """Name and public version of every installed package that the requirements lead to."""
    versions: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while requirements:
        requirement = requirements.pop()
        key = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(requirement.name)
        except PackageNotFoundError:
            continue  # an optional dependency of a dependency
        versions[key[0]] = found.version.partition("+")[0]
        needs = (Requirement(line) for line in found.requires or ())
        requirements += [need for need in needs if applies(need, requirement.extras)]
    return versions


def main() -> None:
    """Write the lock file, sorted by name; the build's own CUDA packages depend on the platform and stay out."""
    versions = {name: version for name, version in closure(wanted()).items() if not name.startswith(CUDA)}
    rows = [f"{name}=={version}" for name, version in sorted(versions.items())]
    (PROJECT / "requirements.lock").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
