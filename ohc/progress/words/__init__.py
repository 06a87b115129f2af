"""What words mean: statuses, headers, labels, commitments, periods."""
