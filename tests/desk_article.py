"""An article as an archivist pastes it. Paper, people and events are invented; only the places are real."""

TITLE = "The last bus stops at the bakery"
PUBLISHER = "Sample Gazette"
PUBLISHED = "2024-05-08"
WITNESS = "Zaruhi Inventia"

ARTICLE = """The last bus stops at the bakery
By an invented reporter

The square in Goris filled up before it was light. People sat on bags and waited for their names to be read out.

“I carried the bread trough because nobody would believe me otherwise,” said Zaruhi Inventia, a 74-year-old retired schoolteacher from Stepanakert, who now lives in a school gymnasium in Goris. “My mother kneaded in it. Her mother too.”

Read more: What to pack when there is no time

She counted the stops on her fingers. “We stood still for eleven hours and the driver never once raised his voice,” she told the Sample Gazette on Monday.

Her neighbour, a clockmaker, spoke of a “long minute”. “The keys I left in the door,” he said.

“Every family will be given a room by the end of the week,” said Otto Official, a spokesman for the invented district council.
"""
