"""The embedded engine for large archives: the conformance suite, then what concerns its files and threads."""

from pathlib import Path

from index.engine import Engine
from index.tantivy_engine import TantivyEngine
from tests.conformance.engines import EngineConformance
from tests.conformance.tantivy_files import unpacked


class TestTantivyEngine(EngineConformance):
    def make(self, directory: Path) -> Engine:
        return TantivyEngine.create(directory)

    def reopen(self, directory: Path) -> Engine:
        return TantivyEngine(directory)

    def readable(self, directory: Path) -> bytes:
        return super().readable(directory) + unpacked(directory)
