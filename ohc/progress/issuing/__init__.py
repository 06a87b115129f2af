"""What goes out for a quarter: forms, and what every command knows of the round."""
