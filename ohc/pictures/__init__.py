"""Pictures and pages: their colours, and the templates that draw them."""
