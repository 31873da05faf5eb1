"""What the templates of official forms ask for."""
