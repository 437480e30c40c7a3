"""The words of languages and the rules over them, as their data files say; no text is read here."""
