"""The embedded engine for large archives: Tantivy finds words and phrases, this package does the rest."""
