"""A folder to try things in: invented returns and agreements, some of them spoilt."""
