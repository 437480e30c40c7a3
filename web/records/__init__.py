"""Quotes, speakers, places and sources as data: what files and the API say of them."""
