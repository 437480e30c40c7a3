"""References: what a reader takes away to cite a quote or a source, in the forms that other programs read."""
