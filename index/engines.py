"""Which engines there are, and which version of each reads and writes what lies on disk."""

from pathlib import Path
from typing import Protocol

from index.engine import Engine
from index.engine_choice import EngineName
from index.on_tantivy import schema as tantivy_schema
from index.on_tantivy.engine import TantivyEngine
from index.on_whoosh import schema as whoosh_schema
from index.on_whoosh.engine import WhooshEngine


class EngineKind(Protocol):
    """How an engine of one kind is made and opened."""

    def __call__(self, directory: Path, /) -> Engine:
        """Open an index."""
        ...

    def create(self, directory: Path, /) -> Engine:
        """Make an empty index in a directory that is not there yet."""
        ...


KINDS: dict[EngineName, EngineKind] = {EngineName.WHOOSH: WhooshEngine, EngineName.TANTIVY: TantivyEngine}
VERSIONS = {EngineName.WHOOSH: whoosh_schema.VERSION, EngineName.TANTIVY: tantivy_schema.VERSION}
