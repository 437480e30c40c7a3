"""What the head of a page tells machines: schema.org, Open Graph, Dublin Core, Highwire, OpenURL."""
