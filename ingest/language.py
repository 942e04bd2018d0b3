# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch spaCy pipeline: the only module that loads spaCy; our own model, or the one that a setting names."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops

from kg.errors import ConfigurationError

MODEL = Path(__file__).parent / "models" / "nl_beleid"
SETTING = "BELEIDSGRAAF_SPACY"
PARTICLE_VERBS = "particle_verbs"
AUXILIARIES = "auxiliaries"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# One token each, known or not: "i.s.m." and "J.P.", "foto’s", "'90".
_ONE_TOKEN = re.compile(r"^(?:[A-Za-z]{1,3}\.){2,}$|^(?:[a-z]\.){1,4}[a-z]$|^\w+[aiouyé]['’]s$|^['’]\d\d$")
_ABBREVIATIONS = _words(
    """
    aant afb afd aug artt bijl cs dd dec dhr div dl drs excl exc feb gebr hfdst hst incl jan jo jr jrg Kamerst
    Kst lln mevr mld mln mr mw nov nrs okt opm par plv prof red resp sept Stb Stcrt Trb tel telnr toel Vol wnd
    zgn
    """
)
# spaCy's list of Belgian legal abbreviations holds common words that far more often end a sentence.
_WORDS = _words(
    """
    al bel belg begins best bol cal cap cas cert conf crim cur dat def e ex f fa form gem get gew hand herz hist
    int inv j k kg kon l lat lett m mand max me med min mod mon ms muz nhd not o oe or ov pan pas pat pers po
    pol pun r res rom rov s samenw sch sir soc stas t td tom top trim u v ver verg vert vo vol volg volt vr w
    """
)


def blank_nlp() -> Language:
    """An empty Dutch pipeline with the tokenizer that our model is trained with."""
    nlp = spacy.blank("nl")
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    rules = {
        form: parts
        for form, parts in tokenizer.rules.items()
        if not (form.endswith(".") and form[:-1].lower() in _WORDS and len(parts) == 1 and len(form) > 2)
    }
    for word in _ABBREVIATIONS:
        for form in {f"{word}.", f"{word[0].upper()}{word[1:]}."}:
            rules[form] = [{ORTH: form}]
    tokenizer.rules = rules
    tokenizer.token_match = _ONE_TOKEN.match
    return nlp


def load_nlp(setting: str | None = None) -> Language:
    """The pipeline that the setting names (a package such as nl_core_news_lg, or a folder), else our own.

    Without an argument the environment variable BELEIDSGRAAF_SPACY is read. Raises ConfigurationError when the
    pipeline is not there or was made for another version of spaCy.
    """
    return _load(setting or os.environ.get(SETTING, "") or str(MODEL))


@lru_cache(maxsize=2)
def _load(name: str) -> Language:
    # The BLAS that comes with spaCy does not know every processor and is then half as fast as NumPy's.
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ConfigurationError(_missing(name)) from error
    except ValueError as error:
        raise ConfigurationError(
            f"Het taalmodel '{name}' past niet bij deze versie van spaCy ({version('spacy')}): installeer een versie "
            f"die erbij past, of laat {SETTING} leeg."
        ) from error
    lemmas = any("lemmatizer" in name for name in nlp.pipe_names)
    if lemmas and "parser" in nlp.pipe_names and PARTICLE_VERBS not in nlp.pipe_names:
        nlp.add_pipe(AUXILIARIES)
        nlp.add_pipe(PARTICLE_VERBS)
    return nlp


def _missing(name: str) -> str:
    if name == str(MODEL):
        return f"Het taalmodel in '{MODEL}' ontbreekt of is onvolledig: haal de repository opnieuw op."
    return (
        f"Het taalmodel '{name}' is niet geïnstalleerd: installeer het met 'pip install {name}', "
        f"of laat {SETTING} leeg om het meegeleverde model te gebruiken."
    )


@Language.component(AUXILIARIES, assigns=["token.pos"], requires=["token.pos", "token.dep"])
def tell_auxiliaries(doc: Doc) -> Doc:
    """Call a verb AUX where the parser made it an auxiliary or copula of another word, as UD does, else VERB.

    The tagger sees five words to either side, and in Dutch the other verb is often further away.
    """
    for token in doc:
        if token.pos_ in {"AUX", "VERB"}:
            token.pos_ = "AUX" if token.dep_ in {"aux", "aux:pass", "cop"} else "VERB"
    return doc


@Language.component(PARTICLE_VERBS, assigns=["token.lemma"], requires=["token.lemma", "token.dep"])
def join_particles(doc: Doc) -> Doc:
    """Give a verb whose particle stands apart its own lemma: "stelt … vast" becomes "vaststellen"."""
    for particle in doc:
        verb = particle.head
        if particle.dep_ == "compound:prt" and verb.pos_ in {"VERB", "AUX"}:
            lower = particle.lower_
            if not verb.lemma_.startswith(lower):
                verb.lemma_ = lower + verb.lemma_
    return doc
