"""What other machines take regularly: feeds, harvesting, finding aids, the map of the site."""
