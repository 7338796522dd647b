"""What `make reading` measures."""
