"""The columns of a quote sheet: the one list that reading, checking, template and documentation follow."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the sheet."""

    name: str
    meaning: str
    """For the template and for people."""
    of_source: bool = False
    """Whether it describes the source: all rows of one source must agree."""
    is_required: bool = False


COLUMNS = (
    Column(name="title", meaning="The source's title", of_source=True, is_required=True),
    Column(name="publisher", meaning="Who published it", of_source=True),
    Column(name="author", meaning="Who wrote it or asked the questions", of_source=True),
    Column(name="published", meaning="When: 2023, 2023-09 or 2023-09-27", of_source=True),
    Column(name="url", meaning="Where it was published", of_source=True),
    Column(name="archived_url", meaning="A copy of it in a web archive", of_source=True),
    Column(name="language", meaning="Its language: en, hy, ru", of_source=True),
    Column(
        name="kind", meaning="news, interview, statement, letter or report; news where empty", of_source=True
    ),
    Column(name="rights", meaning="Whose it is", of_source=True),
    Column(name="before", meaning="What the source has before the quote, as much as shows who speaks"),
    Column(name="quote", meaning="The words, letter by letter as the source has them", is_required=True),
    Column(name="after", meaning="What the source has after the quote"),
    Column(name="speaker", meaning="Who speaks: the fullest name the source gives, or a description"),
    Column(name="speaker_words", meaning="The words in before or after that show it: said the teacher"),
    Column(name="is_named", meaning="no where speaker is a description and no name"),
    Column(
        name="speaks_as", meaning="person, or official or organisation for statements; person where empty"
    ),
    Column(name="age", meaning="In years, as stated at the time: 70"),
    Column(name="age_words", meaning="The words in before, quote or after that state it: 70-year-old"),
    Column(name="role", meaning="Trade, rank or what else the person is: retired teacher"),
    Column(name="role_words", meaning="The words that state it"),
    Column(name="place", meaning="A place as the source calls it"),
    Column(name="place_role", meaning="from, left, spoke_at, now_living or mentioned; mentioned where empty"),
    Column(name="place_words", meaning="The words that state it"),
)
BY_NAME = {column.name: column for column in COLUMNS}
REQUIRED = tuple(column.name for column in COLUMNS if column.is_required)


def folded(heading: str) -> str:
    """A heading as it is compared: small letters, one underscore for blanks and hyphens."""
    return "_".join(heading.strip().strip("\ufeff").lower().replace("-", " ").replace("_", " ").split())
