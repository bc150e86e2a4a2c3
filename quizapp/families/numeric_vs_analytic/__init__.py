"""Families on numeric and analytic gradients."""
