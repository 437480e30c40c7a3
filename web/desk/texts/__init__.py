"""What archivists write themselves, and relations between sources."""
