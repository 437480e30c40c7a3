"""Who is looking: the session's cookie, its secret, and what a viewer's reading is noted as."""
