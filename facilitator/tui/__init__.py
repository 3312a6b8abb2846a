"""Screens. The only layer that knows Textual."""

import os

# Textual lets a second frame wait for up to two periods: at its usual 60 Hz, as long as writing a remark takes.
os.environ.setdefault("TEXTUAL_FPS", "120")
