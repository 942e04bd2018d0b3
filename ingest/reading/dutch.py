# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which language a document is written in, out of those that Dutch policy documents come in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LANGUAGES = ("nl", "en", "de", "fr", "fy", "es", "it", "pl", "tr")
_NAMES = {
    "en": "het Engels",
    "de": "het Duits",
    "fr": "het Frans",
    "fy": "het Fries",
    "es": "het Spaans",
    "it": "het Italiaans",
    "pl": "het Pools",
    "tr": "het Turks",
}
_FEWEST_LETTERS = 200
_SURE = 0.9
# One word in eight of Dutch text is one of these, and hardly any of other languages. Where one in sixteen is, the model
# would say Dutch as well; and loading that takes 100 MB and most of a second.
_DUTCH = frozenset(
    ("het", "een", "van", "voor", "niet", "zijn", "aan", "ook", "bij", "wordt", "worden", "naar", "deze")
)
_DUTCH_SHARE = 1 / 16


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_LANGUAGES))
    return identifier


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of `text`; "nl" for short text and in doubt."""
    if sum(character.isalpha() for character in text[:5000]) < _FEWEST_LETTERS:
        return "nl"
    middle = max(0, len(text) // 2 - 10_000)
    part = text[middle : middle + 20_000]
    if _is_plainly_dutch(part):
        return "nl"
    language, probability = _identifier().classify(part)
    return str(language) if probability >= _SURE else "nl"


def _is_plainly_dutch(text: str) -> bool:
    words = text.lower().split()
    return sum(word in _DUTCH for word in words) >= _DUTCH_SHARE * len(words)


def language_warning(language: str) -> str | None:
    """The Dutch sentence that warns for a document in another language."""
    if language == "nl":
        return None
    name = _NAMES.get(language, f"een andere taal ({language})")
    return f"Dit document is in {name} geschreven: het is opgenomen, maar er wordt waarschijnlijk weinig in gevonden."
