"""Languages as interview files name them (``eng``, ``German``) to BCP 47; what is not known is left out."""

import re

_TAG = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*")
_NAMES = {
    "ar": "arabic ara",
    "az": "azerbaijani aze",
    "de": "german deutsch deu ger",
    "en": "english eng",
    "es": "spanish español spa",
    "fa": "persian farsi fas per",
    "fr": "french français fra fre",
    "hy": "armenian hye arm",
    "ka": "georgian kat geo",
    "ru": "russian rus",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian ukr",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def find(told: str | None) -> str | None:
    """The BCP 47 tag for a code or the English name of a language; None for what is not known."""
    words = (told or "").strip()
    return words if _TAG.fullmatch(words) else _CODES.get(words.lower())


def described(told: str | None) -> dict[str, str]:
    """The same as a field of a description, where it is known."""
    code = find(told)
    return {"language": code} if code else {}
