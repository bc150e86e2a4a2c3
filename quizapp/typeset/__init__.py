"""Maths, graphs and markdown as lines of text: no terminal here, and no input."""
