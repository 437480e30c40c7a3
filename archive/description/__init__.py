"""What archivists say of sources: topics, notes, the basis, and texts of their own."""
