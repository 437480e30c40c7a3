"""The record: nouns, extraction, storage, the gate and the audit. Knows neither Flask nor Whoosh."""
