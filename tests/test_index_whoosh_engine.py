"""The embedded engine: the conformance suite, then what only concerns files, threads and limits."""

from pathlib import Path

from index.engine import Engine
from index.whoosh_engine import WhooshEngine
from tests.conformance.engines import EngineConformance


class TestWhooshEngine(EngineConformance):
    def make(self, directory: Path) -> Engine:
        return WhooshEngine.create(directory)

    def reopen(self, directory: Path) -> Engine:
        return WhooshEngine(directory)
