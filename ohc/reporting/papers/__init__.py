"""A page as a paper for Word, and as a workbook of its figures."""
