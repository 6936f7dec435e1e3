"""Exercises of internal experts."""
