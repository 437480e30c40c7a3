"""How a word, a phrase and the like are looked up where an engine gives the occurrences of single terms."""

from collections.abc import Callable, Sequence
from typing import Protocol

from index.matching.deadline import Deadline
from index.matching.expansion import beginning, resembling
from index.matching.groups import REPEATED, Group, exact_term, loose_term
from index.matching.occurrences import NONE, Matches, Occurrences, near, phrase, union
from index.querying.query import Fuzzy, Leaf, Near, Prefix, Word
from index.text.analysis import analyse


class Postings(Protocol):
    """The occurrences of single terms in one state of an index."""

    def loose(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents by stem (names: by the key of their spellings)."""
        ...

    def exact(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents and positions by form."""
        ...

    def vocabulary(self, group: Group) -> Sequence[str]:
        """Every form of the group, ascending."""
        ...


def find(leaf: Leaf, group: Group, postings: Postings, deadline: Deadline) -> Matches:
    """Where a leaf matches in one group."""
    tokens = analyse(leaf.text)

    def exact(*, distinct: bool = False) -> list[Occurrences]:
        terms = [exact_term(token, group) for token in tokens]
        return [
            postings.exact(group, term, deadline) for term in (dict.fromkeys(terms) if distinct else terms)
        ]

    def expanded(expand: Callable[[str, Sequence[str]], Sequence[str]]) -> Matches:
        forms = expand(exact_term(tokens[0], group), postings.vocabulary(group))
        return union([postings.exact(group, form, deadline).documents for form in forms])

    match leaf:
        case _ if not tokens:
            return NONE
        case Near(gap=gap):
            return near(exact(distinct=True), gap)
        case Prefix() if len(tokens) == 1:
            return expanded(beginning)
        case Fuzzy() if len(tokens) == 1:
            return expanded(resembling)
        case Word() if len(tokens) == 1:
            found = postings.loose(group, loose_term(tokens[0], group), deadline)
            return found.matches if group in REPEATED else Matches.once(found.documents)
    # Words, and a word written with a hyphen or the like: its parts side by side.
    return phrase(exact())
