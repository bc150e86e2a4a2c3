"""Families on computational graphs."""
