"""The page for a board: the result of the returns in words, bars and tables."""
