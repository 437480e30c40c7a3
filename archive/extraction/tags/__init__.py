"""Age, role, places and conversation of an utterance, each with the words that support it."""
