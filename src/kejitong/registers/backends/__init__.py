"""What one kind of database needs said differently from the others."""
