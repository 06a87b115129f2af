"""What is known: the tables, their names, and what is looked up in them."""
