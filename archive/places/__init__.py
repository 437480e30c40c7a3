"""Places: what a name of one means, in every language and script, and which place lies in which."""
