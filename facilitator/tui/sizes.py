"""What the screens call wide."""

WIDE = 120
"""From so many columns on, two things stand side by side."""
