"""Floor 6, how quotes go out: one writer a format."""
