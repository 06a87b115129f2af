"""xls, xlsb and ods: what to know of them before they are read."""
