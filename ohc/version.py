"""The version, where nothing else need be loaded for it."""

__version__ = "0.2.0"
