"""Where the record lies: the connection to its database, and the original bytes beside it."""
