"""The desk's pages, one module a noun: load, allow, one verb or one question, show."""
