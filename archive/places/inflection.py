"""Names of places as sentences have them: the endings of cases, by script."""

import re
from collections.abc import Iterator

ENDINGS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "[а-яёіїєґ]",
        (
            ("ого", ("ий",)),
            ("ой", ("а", "ая")),
            ("ою", ("а",)),
            ("ом", ("", "о")),
            ("ем", ("ь",)),
            ("ах", ("ы", "и")),
            ("ях", ("і", "и")),
            ("ів", ("и", "і", "ів")),
            ("ці", ("ця", "ка")),
            ("а", ("", "о")),
            ("у", ("", "а")),
            ("ю", ("я", "ь")),
            ("е", ("", "а", "о")),
            ("и", ("а", "я", "ь", "")),
            ("ы", ("а",)),
            ("і", ("", "а")),
            ("я", ("ь",)),
            ("ї", ("я",)),
        ),
    ),
    (
        "[ա-և]",
        (
            ("երից", ("եր",)),
            ("ներից", ("ներ",)),
            ("այից", ("ա",)),
            ("այում", ("ա",)),
            ("այի", ("ա",)),
            ("ում", ("", "ի")),
            ("ից", ("", "ի")),
            ("ով", ("",)),
            ("ու", ("ի",)),
            ("ի", ("",)),
            ("ն", ("",)),
            ("ը", ("",)),
        ),
    ),
    (
        "[ა-ჰ]",
        (
            ("იდან", ("ი", "")),
            ("დან", ("ი", "")),
            ("ში", ("ი", "", "ა")),
            ("ის", ("ი",)),
            ("ს", ("ი", "")),
            ("მა", ("ი",)),
        ),
    ),
)
"""By script: endings of the cases in which a sentence has a place name, and what they stand for."""
_BY_SCRIPT = tuple((re.compile(script), endings) for script, endings in ENDINGS)


def base_forms(folded: str) -> Iterator[str]:
    """The folded name itself, then what it may be an inflected form of."""
    yield folded
    if folded.endswith("s") and len(folded) > 4:
        yield folded[:-1]
    if folded.isascii():
        return
    for script, endings in _BY_SCRIPT:
        if script.match(folded[-1]):
            for ending, bases in endings:
                if folded.endswith(ending) and len(folded) - len(ending) >= 3:
                    stem = folded.removesuffix(ending)
                    yield from (stem + base for base in bases)
