"""A practice folder: made-up returns and agreements, some with deliberate errors."""
