"""Pages that go to establishments: feedback on returns, and letters."""
