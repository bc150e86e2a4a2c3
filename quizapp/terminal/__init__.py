"""What a person sees and types, line by line; and JSON lines for scripts."""
