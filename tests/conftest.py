"""What holds for every test: how long an example takes is no property of the program (machines are busy)."""

from hypothesis import settings

settings.register_profile("quotes", deadline=None)
settings.load_profile("quotes")
