"""Projects that are damaged in thousands of ways: a fixed sample in `make test`, all of it in `make deep`."""
