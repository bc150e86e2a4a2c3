"""Copies of the store: when one is taken, which are kept, and one in the place of the store."""
