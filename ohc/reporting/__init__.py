"""The page for a board: what returns come to, in words, bars and tables."""
