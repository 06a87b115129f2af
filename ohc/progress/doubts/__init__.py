"""What in a return or a tracker does not go together, though each cell is readable."""
