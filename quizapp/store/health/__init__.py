"""What is wrong with a store, said in a line each: looking, and folding the log again."""
