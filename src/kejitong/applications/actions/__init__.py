"""Every change to an application, by noun."""
