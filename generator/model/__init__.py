"""The immutable entries, one module a family of kinds; the registry of kinds; the linked playbook."""
