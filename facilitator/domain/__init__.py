"""Pure rules of a café: no input, no output."""
