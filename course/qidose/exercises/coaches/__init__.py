"""Exercises of quality coaches."""
