"""Which engine an archive of a size is kept by, and what a person may ask for."""

from enum import StrEnum

AUTO_LIMIT = 20_000
"""Quotes up to which Whoosh is chosen where nobody chose; figures on both sides are in docs/benchmarks.md."""


class EngineName(StrEnum):
    """An engine, by the name that settings, state and figures call it."""

    WHOOSH = "whoosh"
    TANTIVY = "tantivy"


class EngineChoice(StrEnum):
    """What a person may ask for."""

    AUTO = "auto"
    WHOOSH = "whoosh"
    TANTIVY = "tantivy"

    def engine_for(self, quotes: int) -> EngineName:
        """The engine of a new index of so many quotes."""
        if self is EngineChoice.AUTO:
            return EngineName.TANTIVY if quotes > AUTO_LIMIT else EngineName.WHOOSH
        return EngineName(self.value)

    def suits(self, name: EngineName, quotes: int) -> bool:
        """Whether an index kept by this engine may stay; a smaller one is no reason to go back."""
        if self is EngineChoice.AUTO and name is EngineName.TANTIVY:
            return True
        return self.engine_for(quotes) is name
