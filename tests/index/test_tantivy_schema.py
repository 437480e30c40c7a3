"""What goes into a Tantivy index comes out of it: terms, positions, facts."""

from itertools import pairwise

from hypothesis import given, strategies as st

from index.documents import SearchDocument
from index.matching.facts import Facts
from index.matching.groups import Group, exact_term, tokens_of
from index.on_tantivy.schema import added, analyser, facts_in, given_back, positions_in, stored, times
from index.text.analysis import POSITION_GAP
from tests.conformance import strategies

texts = st.text(max_size=60) | st.lists(
    st.text(max_size=8) | st.sampled_from(("\n\n", "¶", " = ", "don’t", "\u2028", "\x85", "\x1f", "house=2")),
    max_size=8,
).map("".join)
SPLIT = analyser()


@given(texts, st.lists(texts, max_size=3))
def test_terms_reach_tantivy_as_they_are(words: str, names: list[str]) -> None:
    document = SearchDocument(id="q", words=words, speaker_names=tuple(names))
    kept = stored(document, 7)
    for group, line in zip(Group, kept.forms.split("\n"), strict=True):
        forms = [exact_term(token, group) for token in tokens_of(document, group)]
        assert SPLIT.analyze(line) == forms


@given(texts, st.lists(texts, max_size=3))
def test_positions_come_back_with_their_gaps(words: str, names: list[str]) -> None:
    document = SearchDocument(id="q", words=words, speaker_names=tuple(names))
    returned = added(stored(document, 7))
    for group in (Group.WORDS, Group.SPEAKER):
        tokens = tokens_of(document, group)
        back = list(positions_in(returned, group))
        assert [form for _, form in back] == [exact_term(token, group) for token in tokens]
        for (one, other), (first, second) in zip(pairwise(tokens), pairwise(back), strict=True):
            step, kept_step = other.position - one.position, second[0] - first[0]
            assert kept_step == step if step == 1 else kept_step > POSITION_GAP


@given(strategies.documents("q"))
def test_what_is_kept_of_a_document_is_enough_to_write_it_anew(document: SearchDocument) -> None:
    kept = stored(document, 3)
    assert given_back(added(kept)) == kept
    (facts,) = facts_in([added(kept)])
    lengths = [len(tokens_of(document, group)) for group in Group]
    back = facts._replace(
        place_ids=tuple(facts.place_ids),
        topics=tuple(facts.topics),
        place_roles=tuple((role, place_id) for role, place_id in facts.place_roles),
    )
    assert back == Facts.of(document, lengths)._replace(lengths=lengths)


def test_a_stem_and_its_count_are_one_term() -> None:
    assert times("road", 2) == "road=2" and times("road") == "road="
