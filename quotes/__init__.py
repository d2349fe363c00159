"""Who said what in Indonesian news: quotations, their speakers and their stance, each a span of the article."""

__version__ = "0.1.0"
