"""What of the tables goes along when the record leaves as plain files, and what does not, with the reason.

Each table stands in exactly one of the two lists: a test fails for one that stands in none, so that whoever
makes a table decides. What is kept is explained in the bag itself, in these words.
"""

from types import MappingProxyType

KEPT = MappingProxyType(
    {
        "archive": "the archive itself: its id, and number and hash of its newest revision",
        "collections": "collections: sets of sources with a description of their own",
        "agreements": "agreements: on what basis the words of sources are here",
        "sources": "sources: the documents that hold testimony, as they were described and decided about",
        "versions": "versions: each fetched state of a source; its text is in text/, its bytes in originals/",
        "transcripts": "transcripts: turns with their timecodes, of versions that are transcripts",
        "speakers": "speakers: persons, officials and organisations",
        "places": "places, as they were taken from the gazetteer",
        "names": "names: each form of a name of one speaker or one place; the one at position 0 is the label",
        "quotes": "quotes: one person's words in one version, with review and access",
        "parts": "parts: the uninterrupted stretches of each quote, as offsets into the text of its version",
        "tags": "tags: claims about a quote or its speaker, each with the offsets of its evidence",
        "relations": "relations: what two quotes are to each other, such as copies, as archivists say",
        "essays": "essays: texts of the archive's own on its collections",
        "featured": "featured: quotes chosen to stand on the first page of a collection",
        "standings": "standings: in which other version a quote's words stand, too, as archivists confirmed",
        "slugs": "slugs: the readable part of every address ever given, and where it leads",
        "revisions": "revisions: every change ever made, as a chain of hashes",
    }
)
"""Tables of the record, each with what its rows are."""

LEFT_OUT = MappingProxyType(
    {
        "outbox": "tells a search index what changed; it is made anew where the record is restored",
        "accounts": "who may sign in here, with secrets; revisions name people by themselves",
        "account_sessions": "belong to accounts",
        "recovery_codes": "belong to accounts",
        "passkeys": "belong to accounts",
        "passkey_challenges": "belong to accounts",
        "invitations": "belong to accounts",
        "sign_in_attempts": "belong to accounts",
        "account_events": "belong to accounts",
        "sketched": "tells which versions have fingerprints; made anew where they are missing",
        "fingerprints": "by which near-same texts are found; made anew from the texts",
        "drafts": "what somebody had begun and not taken in",
    }
)
"""Tables that are no part of the record, each with the reason."""

COLUMNS_LEFT_OUT = MappingProxyType(
    {
        ("archive", "outbox_head"): "belongs to the outbox",
        ("versions", "text"): "stands in a file of its own",
    }
)
"""Columns of kept tables that are not written with their rows, each with the reason."""
