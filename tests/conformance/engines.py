"""What every engine must do. Subclass, answer ``make`` and ``reopen``, and all of it runs against yours."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from index.documents import SearchDocument
from index.engine import Engine, Facet, FacetCount, Sort, WordCount
from index.querying.grammar import parse
from index.querying.query import And, Everything, Near, Not, Word
from tests.conformance.archive import FINDS, SMALL
from tests.conformance.random_laws import EXAMPLES as EXAMPLES, FACETS, RandomLaws, put as put


def ids(engine: Engine, text: str) -> set[str]:
    return {hit.id for hit in engine.search(parse(text).query).hits}


class EngineConformance(RandomLaws):
    """Named cases and random ones, judged by ``reference``."""

    def readable(self, directory: Path) -> bytes:
        """Everything that somebody who has the files could read in them."""
        return b"".join(path.read_bytes() for path in directory.rglob("*") if path.is_file())

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[Engine]:
        engine = self.make(tmp_path / "index")
        yield engine
        engine.close()

    @pytest.fixture
    def small(self, engine: Engine) -> Engine:
        put(engine, SMALL)
        return engine

    @pytest.mark.parametrize(("text", "expected"), FINDS)
    def test_a_search_finds(self, small: Engine, text: str, expected: set[str]) -> None:
        assert ids(small, text) == expected
        assert set(small.ids(parse(text).query)) == expected

    def test_search_for_anything_in_an_empty_index_finds_nothing(self, engine: Engine) -> None:
        results = engine.search(Everything(), facets=FACETS)
        assert (results.hits, results.total) == ((), 0)
        assert set(results.facets) == set(FACETS)
        assert not any(results.facets.values())
        assert engine.count() == 0
        assert ids(engine, "-a b* 'c d' \"e f\" cccc~") == set()

    def test_facets_count_all_hits_and_not_the_page(self, small: Engine) -> None:
        results = small.search(Everything(), limit=1, facets=(Facet.PLACE, Facet.SPEAKER, Facet.AGE_BAND))
        assert results.total == 3
        assert results.facets[Facet.PLACE] == (FacetCount("p-gate", 2), FacetCount("p-hill", 1))
        assert [pair.value for pair in results.facets[Facet.SPEAKER]] == ["s-anna", "s-office", "s-vera"]
        assert results.facets[Facet.AGE_BAND] == (FacetCount("40-49", 1), FacetCount("70-79", 1))

    def test_filters_are_or_within_a_facet_and_and_across(self, small: Engine) -> None:
        def total(filters: Mapping[Facet, Sequence[str]]) -> int:
            return small.search(Everything(), filters=filters).total

        assert total({Facet.SPEAKER: ("s-vera", "s-anna")}) == 2
        assert total({Facet.SPEAKER: ("s-vera", "s-anna"), Facet.PLACE: ("p-hill",)}) == 1
        assert total({Facet.SPEAKER: ("nobody",)}) == 0

    def test_dates_and_ages_sort_upwards_with_the_unknown_last(self, small: Engine) -> None:
        def order(sort: Sort) -> list[str]:
            return [hit.id for hit in small.search(Everything(), sort=sort).hits]

        assert order(Sort.DATE) == ["bread", "keys", "office"]
        assert order(Sort.AGE) == ["office", "bread", "keys"]

    def test_more_of_the_word_and_its_rarity_rank_higher(self, engine: Engine) -> None:
        rest = "and then we went on along the road"
        texts = {
            "twice": f"bread and bread {rest}",
            "once": f"bread {rest}",
            "other": f"keys {rest}",
            **{f"filler{number}": rest for number in range(9)},
        }
        put(engine, [SearchDocument(id=name, words=words) for name, words in texts.items()])
        assert [hit.id for hit in engine.search(parse("bread").query).hits] == ["twice", "once"]
        mixed = engine.search(parse("bread OR road").query).hits
        assert [hit.id for hit in mixed[:2]] == ["twice", "once"]
        assert all(first.score >= second.score for first, second in pairwise(mixed))

    def test_a_name_finds_that_persons_words_first(self, engine: Engine) -> None:
        put(
            engine,
            [
                SearchDocument(id="about", words="Vera went home.", speaker_names=("Anna",)),
                SearchDocument(id="by", words="I went home.", speaker_names=("Vera",)),
            ],
        )
        assert [hit.id for hit in engine.search(parse("vera").query).hits] == ["by", "about"]

    def test_pages_follow_each_other_without_gap_or_repeat(self, engine: Engine) -> None:
        put(engine, [SearchDocument(id=f"q{number:02}", words="bread") for number in range(25)])
        query = parse("bread").query
        pages = [engine.search(query, offset=offset, limit=10) for offset in (0, 10, 20, 30)]
        assert [len(page.hits) for page in pages] == [10, 10, 5, 0]
        assert [page.total for page in pages] == [25] * 4
        assert [hit.id for page in pages for hit in page.hits] == [f"q{number:02}" for number in range(25)]

    def test_a_batch_that_raises_changes_nothing(self, small: Engine) -> None:
        with pytest.raises(RuntimeError), small.batch() as batch:
            batch.delete("bread")
            batch.put(SearchDocument(id="new", words="bread"))
            raise RuntimeError
        assert ids(small, "bread") == {"bread"}

    def test_an_empty_batch_and_the_removal_of_nothing_change_nothing(self, small: Engine) -> None:
        with small.batch():
            pass
        with small.batch() as batch:
            batch.delete("never there")
        assert small.count() == 3

    def test_the_last_change_of_an_id_in_a_batch_wins(self, engine: Engine) -> None:
        with engine.batch() as batch:
            batch.put(SearchDocument(id="a", words="first"))
            batch.put(SearchDocument(id="a", words="second"))
            batch.put(SearchDocument(id="b", words="first"))
            batch.delete("b")
            batch.delete("c")
            batch.put(SearchDocument(id="c", words="third"))
        assert engine.count() == 2
        assert (ids(engine, "first"), ids(engine, "second"), ids(engine, "third")) == (set(), {"a"}, {"c"})

    def test_a_withdrawn_document_is_found_by_no_engine_object(self, small: Engine, tmp_path: Path) -> None:
        other = self.reopen(tmp_path / "index")
        words = parse("bread").query
        assert other.search(words).total == 1
        with small.batch() as batch:
            batch.delete("bread")
        third = self.reopen(tmp_path / "index")
        for engine in (small, other, third):
            assert engine.search(words).total == 0
            assert "bread" not in set(engine.ids(Everything()))
            assert engine.search(Everything(), facets=(Facet.ROLE,)).facets[Facet.ROLE] == ()
            assert engine.count() == 2
        other.close()
        third.close()

    def test_an_updated_document_is_found_by_its_new_words_only(self, small: Engine, tmp_path: Path) -> None:
        other = self.reopen(tmp_path / "index")
        assert ids(other, "bread") == {"bread"}
        put(small, [SearchDocument(id="bread", words="only water")])
        for engine in (small, other):
            assert (ids(engine, "bread"), ids(engine, "water")) == (set(), {"bread"})
            assert engine.count() == 3
        other.close()

    def test_what_was_removed_or_replaced_is_gone_from_the_files(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        def lies_in_files(word: str) -> bool:
            return word.encode() in self.readable(tmp_path / "index")

        put(engine, [SearchDocument(id=f"q{n}", words=f"bread{n} road") for n in range(8)])
        put(engine, [SearchDocument(id="by", words="withdrawnword", speaker_names=("Withdrawnname",))])
        watcher = self.reopen(tmp_path / "index")
        assert all(map(lies_in_files, ("withdrawnword", "withdrawnname", "bread1", "bread2")))
        with engine.batch() as batch:
            batch.delete("by")
            batch.delete("q1")
            batch.put(SearchDocument(id="q2", words="other"))
        assert not engine.is_purged()
        engine.purge()
        assert engine.is_purged() and self.reopen(tmp_path / "index").is_purged()
        for word in ("withdrawnword", "withdrawnname", "bread1", "bread2"):
            assert not lies_in_files(word)
        for either in (engine, watcher):
            assert ids(either, "road") == {"q0", "q3", "q4", "q5", "q6", "q7"}
            assert ids(either, "withdr*") == set()
        watcher.close()

    def test_nearness_counts_the_words_between_in_either_order(self, engine: Engine) -> None:
        # Of five libraries no two mean the same by a distance: docs/decisions/0010-a-second-engine.md.
        texts = {
            "side": "mother died",
            "two": "mother xx xx died",
            "back": "died xx xx mother",
            "three": "mother x x x died",
            "apart": "mother\n\ndied",
        }
        put(engine, [SearchDocument(id=name, words=words) for name, words in texts.items()])
        found = {gap: set(engine.ids(Near("mother died", gap))) for gap in (0, 1, 2, 3, 50)}
        near = {"side", "two", "back"}
        assert found == {0: {"side"}, 1: {"side"}, 2: near, 3: near | {"three"}, 50: near | {"three"}}
        put(
            engine,
            [SearchDocument(id="all", words="mother a died b house", speaker_names=("Mother", "Died"))],
        )
        for gap, expected in ((1, set()), (2, {"all"})):
            assert set(engine.ids(Near("house mother died", gap))) == expected

    def test_the_words_that_begin_so_are_those_of_quotes_that_are_there(self, small: Engine) -> None:
        put(
            small, [SearchDocument(id="more", words="The door and the keys; Köhnə keyring", role="keyholder")]
        )
        found = small.words("ke", limit=5)
        assert found == (WordCount("keys", 2), WordCount("keyring", 1))
        assert small.words("kohn", limit=5) == (WordCount("kohne", 1),)
        assert small.words("the", limit=1) == (WordCount("the", 4),)
        assert small.words("vera", limit=5) == small.words("absent", limit=5) == ()
        with small.batch() as batch:
            batch.delete("more")
        assert small.words("ke", limit=5) == (WordCount("keys", 1),)

    def test_only_what_is_there_is_held(self, small: Engine) -> None:
        with small.batch() as batch:
            batch.delete("keys")
        assert [small.holds(one) for one in ("bread", "keys", "office", "never there", "")] == [
            True,
            False,
            True,
            False,
            False,
        ]

    def test_every_hit_of_a_conjunction_obeys_its_negation(self, engine: Engine) -> None:
        # The first hit of a segment slipped through Whoosh's AndNot.
        query = And((Word("bread"), Not(Word("water"))))
        for number in range(12):
            words = "bread water" if number % 3 == 0 else "bread"
            put(engine, [SearchDocument(id=f"q{number:02}", words=words)])
            wanted = {f"q{n:02}" for n in range(number + 1) if n % 3}
            assert set(engine.ids(query)) == wanted

    def test_totals_do_not_depend_on_the_page_size(self, engine: Engine) -> None:
        # Whoosh's own limit skips blocks of postings and miscounts what it skipped.
        put(
            engine,
            [
                SearchDocument(
                    id=f"q{number:03}", words="bread " * (1 + number % 7) + "water " * (number % 3)
                )
                for number in range(300)
            ],
        )
        for text in ("bread", "bread OR water", "bread water", "bread -water"):
            whole = engine.search(parse(text).query, limit=1000, facets=(Facet.KIND,))
            for limit in (1, 10, 50):
                page = engine.search(parse(text).query, limit=limit, facets=(Facet.KIND,))
                assert page.total == whole.total == len(whole.hits)
                assert page.hits == whole.hits[:limit]
                assert page.facets == whole.facets
