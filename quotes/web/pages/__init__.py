"""One page a file, each with its `ROUTES`."""
