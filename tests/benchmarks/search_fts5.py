"""The same searches in SQLite's FTS5, as a competent user would write them: the yardstick of `search.py`.

One row a quote, its facts in a table beside, its places in another. The hits are put into a temporary table once, from
which the total and the counts of every facet are taken. FTS5 has no nearness of spelling: the words one letter off
are looked up in its vocabulary first.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable

from index.documents import SearchDocument
from index.matching.expansion import within_one_edit

COLUMNS = ("speaker_id", "source_id", "role", "kind", "language", "age_band", "year")
TOP = 20


class Fts5:
    """One database in memory, which flatters it: the engines read from disk."""

    name = "FTS5"

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE quotes USING fts5(words, speaker, role, place, tokenize='porter unicode61')"
        )
        self._database.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(quotes, row)")
        self._database.execute(
            f"CREATE TABLE facts (id TEXT, age INT, first INT, last INT, {', '.join(COLUMNS)})"
        )
        self._database.execute("CREATE TABLE places (quote INTEGER, place TEXT)")
        for number, one in enumerate(documents, start=1):
            self._database.execute(
                "INSERT INTO quotes (rowid, words, speaker, role, place) VALUES (?, ?, ?, ?, ?)",
                (number, one.words, " ".join(one.speaker_names), one.role, " ".join(one.place_names)),
            )
            values = [one.id, one.age, one.date_from, one.date_to, *(getattr(one, name) for name in COLUMNS)]
            marks = ", ".join("?" * (len(values) + 1))
            self._database.execute(
                f"INSERT INTO facts (rowid, id, age, first, last, {', '.join(COLUMNS)}) VALUES ({marks})",
                (number, *values),
            )
            places = ((number, place) for place in set(one.place_ids))
            self._database.executemany("INSERT INTO places VALUES (?, ?)", places)
        self._database.execute("CREATE INDEX places_of ON places (quote)")
        self._database.execute("CREATE TEMP TABLE hits (quote INTEGER PRIMARY KEY)")
        self._database.execute("INSERT INTO quotes (quotes) VALUES ('optimize')")
        self._database.commit()

    def search(self, text: str) -> tuple[list[str], int]:
        """The best ids and the total; every facet is counted on the way."""
        match, condition = self._read(text)
        run = self._database.execute
        run("DELETE FROM hits")
        joined = (
            "FROM quotes JOIN facts ON facts.rowid = quotes.rowid WHERE quotes MATCH ?"
            if match
            else "FROM facts WHERE 1"
        )
        given = (match,) if match else ()
        run(f"INSERT INTO hits SELECT facts.rowid {joined} {condition}", given)
        order = "bm25(quotes, 2.0, 3.0, 1.0, 1.0), facts.id" if match else "facts.id"
        best = run(f"SELECT facts.id {joined} {condition} ORDER BY {order} LIMIT {TOP}", given).fetchall()
        for name in COLUMNS:
            run(
                f"SELECT {name}, count(*) AS n FROM hits CROSS JOIN facts ON facts.rowid = quote"
                f" WHERE {name} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT {TOP}"
            ).fetchall()
        run(
            "SELECT place, count(*) AS n FROM hits CROSS JOIN places USING (quote)"
            f" GROUP BY 1 ORDER BY n DESC, 1 LIMIT {TOP}"
        ).fetchall()
        return [row[0] for row in best], run("SELECT count(*) FROM hits").fetchone()[0]

    def _read(self, text: str) -> tuple[str, str]:
        """A query of ``search.PATTERNS`` as FTS5 writes it, and what the facts must be."""
        condition = ""
        if found := re.search(r" age:(\d+)\.\.(\d+)", text):
            condition = f"AND age BETWEEN {found[1]} AND {found[2]}"
        if found := re.search(r" date:(\d{4})", text):
            condition = f"AND last >= {found[1]}0101 AND first <= {found[1]}1231"
        text = re.sub(r" (age|date):\S+", "", text)
        if found := re.fullmatch(r'"(.+)"~(\d+)', text):
            return f"NEAR({found[1]}, {found[2]})", condition
        if text.endswith("~"):
            return self._one_letter_off(text[:-1]), condition
        return re.sub(r" -(\w+)", r" NOT \1", text), condition

    def _one_letter_off(self, word: str) -> str:
        rows = self._database.execute(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ?", (word[0], chr(ord(word[0]) + 1))
        )
        near: Callable[[str], bool] = lambda term: within_one_edit(word, term)  # noqa: E731
        return " OR ".join(term for (term,) in rows if near(term)) or "nothing"
