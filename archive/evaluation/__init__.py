"""How well the machine reads: its quotations and tags against those a person marked, as plain figures."""
