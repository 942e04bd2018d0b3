# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the graph page shows, as it stands in its address: so that every state can be shared and gone back to."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from search_api.exploring.network import NODE_KINDS, Choice
from search_api.web.templating import query_string


class GraphForm(BaseModel):
    """The parameters of the graph page: `midden` are the opened nodes, `zonder` those taken away."""

    model_config = ConfigDict(extra="ignore")

    midden: list[str] = Field(default=[], max_length=40)
    zonder: list[str] = Field(default=[], max_length=200)
    soort: list[str] = []
    minimaal: int = Field(default=1, ge=1, le=1000)
    buren: int = Field(default=12, ge=3, le=40)
    naam: str = Field(default="", max_length=300)

    @property
    def choice(self) -> Choice:
        """The same as a choice of a part of the network."""
        kinds = tuple(kind for kind in NODE_KINDS if kind in self.soort)
        return Choice(tuple(self.midden), kinds, self.minimaal, self.buren, tuple(self.zonder))

    def address(self, path: str = "/graaf", **changes: Any) -> str:
        """The address of the page with some parameters changed."""
        parameters = {**self.model_dump(exclude_defaults=True), **changes}
        return f"{path}?{query_string(parameters)}".removesuffix("?")

    def opened(self, iri: str) -> str:
        """The address with this node opened too."""
        kept = [one for one in self.zonder if one != iri]
        return self.address(midden=[*(one for one in self.midden if one != iri), iri], zonder=kept, naam="")

    def closed(self, iri: str) -> str:
        """The address with this node no longer opened."""
        return self.address(midden=[one for one in self.midden if one != iri])

    def centred(self, iri: str) -> str:
        """The address with only this node opened."""
        return self.address(midden=[iri], zonder=[], naam="")

    def without(self, iri: str) -> str:
        """The address with this node taken away."""
        return self.address(midden=[one for one in self.midden if one != iri], zonder=[*self.zonder, iri])
