"""Check xls, xlsb and ods files before they are read."""
