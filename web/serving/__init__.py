"""The process that serves: its server, its settings put to work, its audit by the clock."""
