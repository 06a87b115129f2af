"""What an xlsx file holds besides its values: parts, cells, styles."""
