"""A speech over several paragraphs has one speaker: the one its reporting clause names."""

from archive.extraction import decisions as rules
from archive.extraction.decisions import Decision
from archive.extraction.mentions.reading import Reading


def settle(reading: Reading, decisions: dict[int, Decision]) -> None:
    """Gives every part of such a speech to the speaker of the clause told last."""
    chain: list[int] = []
    for index, quotation in enumerate(reading.quotations):
        if chain and reading.quotations[chain[-1]].goes_on_in(quotation):
            chain.append(index)
        else:
            _settle(chain, decisions)
            chain = [index]
    _settle(chain, decisions)


def _settle(chain: list[int], decisions: dict[int, Decision]) -> None:
    decided = [decisions[index] for index in chain if index in decisions]
    told = [decision for decision in decided if decision.has_clause]
    if len(chain) < 2 or not told:
        return
    for index in chain:
        own = decisions.get(index)
        if own is None or not own.has_clause:
            decisions[index] = told[-1].carried(rules.CONTINUED)
