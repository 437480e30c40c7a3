"""What the head of a page tells machines, always in English: schema.org, Open Graph, Dublin Core, OpenURL."""
