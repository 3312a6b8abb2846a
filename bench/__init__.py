"""Measurements, each a ratio against a stated reference of the same run. Run by hand, never by the tests."""
