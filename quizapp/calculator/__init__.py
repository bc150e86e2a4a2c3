"""`quizapp graph` without a screen: an expression at a point, its graph, both passes, its picture.

`worked_graph` works an expression of numbers, `worked_arrays` one of matrices (numpy is loaded
only then); `steps` says each step in a sentence, `picture` hands the graph to `typeset`.
"""
