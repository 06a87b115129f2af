"""Workbooks: the only place that knows XlsxWriter."""
