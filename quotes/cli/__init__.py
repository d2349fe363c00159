"""Floor 8, the terminal: one command a file, bodies of a few lines. `main` is the `quotes` program."""
