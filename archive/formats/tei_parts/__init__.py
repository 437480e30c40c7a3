"""Parts of TEI: header, words, prose."""
