"""The layout of PDFs: pieces to lines, lines to pages, pages to one text."""
