"""What is known of one thing, on a card: labels, texts and their sources."""
