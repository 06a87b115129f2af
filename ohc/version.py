"""The version, where nothing else need be loaded for it."""

__version__ = "0.1.0"
