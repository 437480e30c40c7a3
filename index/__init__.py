"""Search: the query language, the engines behind one protocol, and their upkeep."""
