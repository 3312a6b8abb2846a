"""The program on a whole screen."""
