"""Families on feature transforms."""
