"""A reader's search: what its address asks for, what it means in words, what is found."""
