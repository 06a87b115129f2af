"""What people answer: in a workbook, and in earlier agreements."""
