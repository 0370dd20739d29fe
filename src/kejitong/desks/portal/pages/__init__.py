"""What each page shows, as frozen values built from questions; one module a noun."""
