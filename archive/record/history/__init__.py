"""What revisions tell of earlier states, and how one of them becomes a new revision."""
