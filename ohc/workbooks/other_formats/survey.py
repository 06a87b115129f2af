"""
What old spreadsheet formats hold, seen before anything reads them.

python-calamine gives rows as a grid from the first to the last cell that is not
blank, so two cells far apart cost over 1 GB; and it gives "" for an error value
as for a blank cell. These functions say both of the bytes of an xls, xlsb or ods
file: a :class:`Survey`, or :class:`Spoilt` where they are not of such a file.
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
