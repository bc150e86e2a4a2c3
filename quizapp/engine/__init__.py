"""Exact problems: graphs as data, and the many ways to read one.

`graph` is what is computed, `op` what an operation is, `ops` the one table of rules, `arrays` the
same table for arrays. `numbers` are the exact numbers, `elementary` the functions beyond
arithmetic; `closed_forms` prints what is not rational. `backprop` runs a graph forward and
backward, `tangents` runs derivatives forward, `mistakes` runs backward with one rule changed,
`symbolic` differentiates a second time by sympy, without any of our rules. `trace` prints the
steps; `random_graph` draws a graph from a `sampling.Draw`.
"""
