"""Tests of the real site, and of building it."""
