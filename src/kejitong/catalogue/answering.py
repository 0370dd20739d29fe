"""Reading what was filled in: values, gaps, sums and checks of an edition. Pure."""
