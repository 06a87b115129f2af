"""Workbooks: lists to read and print, forms to fill in."""
