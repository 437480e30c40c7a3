"""Words by language, as data: one file a language, read by ``archive.extraction.language.lexicon``."""
