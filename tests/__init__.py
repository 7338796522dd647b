"""The tests, and the benchmark."""
