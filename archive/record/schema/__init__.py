"""The tables of the record, what their columns hold, and what is refused before a row is written."""
