"""A mock exam at a terminal, for scripts, and on paper."""
