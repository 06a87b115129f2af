"""Send out the forms of a quarter, and read the settings of the round."""
