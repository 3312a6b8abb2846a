"""A format a module, each a function from the domain to text."""
