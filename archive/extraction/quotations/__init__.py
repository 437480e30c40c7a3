"""Where quotations stand in a text: marks, dashes, paragraphs; and what is page furniture."""
