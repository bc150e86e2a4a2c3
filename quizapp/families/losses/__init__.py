"""Families on linear scores and losses."""
