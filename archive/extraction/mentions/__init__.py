"""Who is named, described or pointed at in a text: one pass over its words."""
