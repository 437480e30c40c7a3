"""First-person accounts: a narrator's own words in paragraph after paragraph."""
