"""The pages of handling: applications, calls, claims, experts."""
