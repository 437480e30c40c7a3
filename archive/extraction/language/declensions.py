"""Cases of nouns by the ending of the nominative: ``лікар`` is also ``лікаря``, ``лікареві``, ``лікарем``."""

from collections.abc import Iterable


def declined(nouns: Iterable[str], endings: str) -> frozenset[str]:
    """The nouns with every case of theirs, in lower case.

    endings: ``nominative=case,case`` parted by white space; the longest ending that fits a noun holds, and an
    empty nominative (``=а,ові,ом``) fits every noun. Without endings the nouns come back as they are.
    """
    cases = _cases(endings)
    forms = set(nouns)
    for noun in tuple(forms):
        fitting = next((ending for ending in cases if noun.endswith(ending)), None)
        if fitting is not None:
            stem = noun[: len(noun) - len(fitting)]
            forms |= {stem + case for case in cases[fitting]}
    return frozenset(forms)


def _cases(endings: str) -> dict[str, tuple[str, ...]]:
    rows = sorted((row.partition("=") for row in endings.split()), key=lambda row: -len(row[0]))
    return {nominative: tuple(cases.split(",")) for nominative, _, cases in rows}
