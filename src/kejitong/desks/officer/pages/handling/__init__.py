"""What the pages of handling show: applications, calls, claims, experts."""
