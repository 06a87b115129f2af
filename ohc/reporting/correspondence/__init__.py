"""Pages to send to establishments: feedback on returns, and letters."""
