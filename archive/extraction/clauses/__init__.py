"""Reporting clauses: verbs, nouns and phrases of speech, and the words that are their subject."""
