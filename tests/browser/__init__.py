"""Tests of the real site in a real browser."""
