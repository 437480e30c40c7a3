"""Form and kind of quoted words, and marks that only hold a name."""
