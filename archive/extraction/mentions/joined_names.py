"""Two names that no sign parts: ``dijo a Radio Valle Ilka Brandt`` holds a body's and a person's."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.tokens import Token

_NAME = 2
"""Words of each."""


def part(runs: list[NameRun], words: list[Token], lexicon: Lexicon) -> list[NameRun]:
    """The names, with a body's after ``to`` parted from the person's behind it."""
    if not lexicon.recipients:
        return runs
    return [piece for run in runs for piece in _pieces(run, words, lexicon)]


def _pieces(run: NameRun, words: list[Token], lexicon: Lexicon) -> tuple[NameRun, ...]:
    plain = run.after - run.first == len(run.words) == 2 * _NAME and not run.possessive
    if not plain or run.first == 0 or words[run.first - 1].folded not in lexicon.recipients:
        return (run,)
    if run.folded[0] not in lexicon.organisation:
        return (run,)
    middle = run.first + _NAME
    body = NameRun(run.first, run.first, middle, False, (), run.words[:_NAME])
    return body, NameRun(middle, middle, run.after, False, (), run.words[_NAME:])
