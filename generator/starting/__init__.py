"""What `playbook new` writes: commented starting files, whose texts are known until somebody replaces them."""
