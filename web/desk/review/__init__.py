"""A source under review: its page, and what can be done about its quotes."""
