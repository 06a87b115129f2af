"""Laying an agreement out in Word, Markdown and HTML."""
