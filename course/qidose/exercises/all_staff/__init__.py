"""Exercises of all staff."""
