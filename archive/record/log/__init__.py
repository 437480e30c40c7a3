"""The log of all changes: revisions in their chain, and what they announce to an index."""
