"""Tables on a screen or a page of text: as wide as there is room for."""
