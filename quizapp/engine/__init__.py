"""Exact problems: graphs as data, and the many ways to read one.

`graph` is what is computed, `ops` the one table of rules, `numbers` the exact numbers, `arrays`
the same table for arrays of them. `backprop` runs a graph forward and backward, `mistakes` runs it
backward with one rule changed, `symbolic` differentiates it a second time by sympy, without any of
our rules. `elementary` adds roots, sines and cosines, `closed_forms` prints what is not rational.
`trace` prints the steps; `random_graph` draws a graph from a `sampling.Draw`.
"""
