"""The tests, in the order of the rooms; the contracts over everything stand in contracts."""
