"""Families on gradient descent and SGD."""
