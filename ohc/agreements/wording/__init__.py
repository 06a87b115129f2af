"""What an agreement says, and the fields that people fill in."""
