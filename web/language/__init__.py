"""The site in its languages: catalogues, addresses, and its words for what the record keeps."""
