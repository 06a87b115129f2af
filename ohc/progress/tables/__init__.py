"""The tables of a sheet: their headers, what their columns mean, their items."""
