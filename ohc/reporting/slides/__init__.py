"""Pictures for a slide: parts of the page, each complete in itself."""
