"""What the fill of a cell means, where people answer in colours."""

COLOURS = {
    "FF0000": "red", "C00000": "red", "FF9999": "red", "B60A1C": "red",
    "FFC7CE": "red", "FFC000": "amber", "FF6600": "amber", "FF9900": "amber",
    "FFCC66": "amber", "FFD966": "amber", "ED7D31": "amber", "00B050": "green",
    "92D050": "green", "2EC971": "green", "C6EFCE": "green", "70AD47": "green",
    "00FF00": "green", "008000": "green", "0070C0": "blue", "00B0F0": "blue",
    "0000FF": "blue", "4472C4": "blue",
}  # fmt: skip
"""Fills that trackers use for a RAG rating; yellow marks anything, so it is none."""

INPUT_FILL = "FFF9E5"
"""The fill of the cells to fill in our own workbook: no colour."""
