"""The leadership playbook's generator: YAML in, a linked and validated site out."""

__version__ = "0.1.0"
