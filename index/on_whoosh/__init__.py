"""The embedded default: Whoosh keeps, this package searches."""
