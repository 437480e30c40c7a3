"""The API: what the site shows, as JSON, with a description made from the types it answers with."""
