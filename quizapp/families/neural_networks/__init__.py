"""Families on neural networks."""
