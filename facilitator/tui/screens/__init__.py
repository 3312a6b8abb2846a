"""The screens, each in its module, loaded when it is first opened."""
