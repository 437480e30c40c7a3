"""The collections and vocabularies shipped with the project; data, no code."""
