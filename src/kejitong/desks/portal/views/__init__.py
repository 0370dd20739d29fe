"""The desk's views, one module a noun."""
