"""The history of the tables, run by ``Record.open`` and ``Record.create``."""
