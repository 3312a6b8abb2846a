"""A café numérique in a terminal: prompts for the room, remarks on disk, sessions as YAML."""

__version__ = "0.1.0"
