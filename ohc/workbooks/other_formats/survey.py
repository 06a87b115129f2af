"""
Survey files in old spreadsheet formats before anything reads them.

python-calamine gives rows as a grid from the first to the last cell that is not
blank, so two cells far apart take over 1 GB. It also gives "" for an error value, as
for a blank cell. These functions find both in the bytes of an xls, xlsb or ods file:
they return a :class:`Survey`, or raise :class:`Spoilt` if it is not such a file.
"""

from ohc.workbooks.other_formats.area import Spoilt, Survey
from ohc.workbooks.other_formats.ods import of_ods
from ohc.workbooks.other_formats.xls import is_encrypted_xls, of_xls
from ohc.workbooks.other_formats.xlsb import of_xlsb, xlsb_names

__all__ = [
    "Spoilt",
    "Survey",
    "is_encrypted_xls",
    "of_ods",
    "of_xls",
    "of_xlsb",
    "xlsb_names",
]
