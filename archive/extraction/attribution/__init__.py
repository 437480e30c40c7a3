"""Whose words a quotation holds: from clauses and context to a person, or to nobody."""
