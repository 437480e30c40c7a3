"""What a language tag (BCP 47) says, in words: the language, its script, and which way it runs."""

from web.language.languages import Translated, country, marked

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))

_LANGUAGES = Translated(
    {
        "am": marked("Amharic"),
        "ar": marked("Arabic"),
        "az": marked("Azerbaijani"),
        "de": marked("German"),
        "en": marked("English"),
        "es": marked("Spanish"),
        "fa": marked("Persian"),
        "fr": marked("French"),
        "he": marked("Hebrew"),
        "hy": marked("Armenian"),
        "it": marked("Italian"),
        "ka": marked("Georgian"),
        "ku": marked("Kurdish"),
        "pl": marked("Polish"),
        "ps": marked("Pashto"),
        "pt": marked("Portuguese"),
        "ru": marked("Russian"),
        "ti": marked("Tigrinya"),
        "tr": marked("Turkish"),
        "uk": marked("Ukrainian"),
        "ur": marked("Urdu"),
    }
)

_SCRIPTS = Translated(
    {
        "Arab": marked("Arabic script"),
        "Armn": marked("Armenian script"),
        "Cyrl": marked("Cyrillic script"),
        "Geor": marked("Georgian script"),
        "Hebr": marked("Hebrew script"),
        "Latn": marked("Latin script"),
    }
)


def name(tag: str | None) -> str | None:
    """A language by name, with what a tag says beside: ``hy-Latn`` → ``Armenian (Latin script)``.

    ``en-us`` → ``English (United States)``; unknown tags, and unknown parts of one, stay as they are.
    """
    if tag is None:
        return None
    first, *beside = tag.split("-")
    language = _LANGUAGES.get(first.lower())
    if language is None:
        return tag
    told = ", ".join(_SCRIPTS.get(part.title()) or country(part.upper(), part) for part in beside)
    return f"{language} ({told})" if told else language


def script(code: str | None) -> str | None:
    """A script by name (ISO 15924): ``Armn`` → ``Armenian script``; unknown codes stay as they are."""
    return _SCRIPTS.get(code, code) if code else None


def direction(tag: str | None) -> str:
    """In which direction a text in a language runs; ``auto`` where the language is not known."""
    if tag is None:
        return "auto"
    language, *subtags = tag.lower().split("-")
    if "latn" in subtags or "cyrl" in subtags:
        return "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT or "arab" in subtags or "hebr" in subtags else "ltr"
