"""Files: themes, sessions, settings. Nothing here prints, and nothing knows a widget."""
