"""Families on backpropagation with vectors and matrices."""
