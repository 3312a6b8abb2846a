"""What the room sees, drawn: pure functions from a view and a page to rows."""
