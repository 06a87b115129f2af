"""Pictures for a slide: what the page shows, each complete in itself."""
