"""`python -m quotes` is the `quotes` program."""

from quotes.cli import main

if __name__ == "__main__":
    main()
