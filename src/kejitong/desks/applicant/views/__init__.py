"""The views of the desk, by noun."""
