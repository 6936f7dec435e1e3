"""Exercises of the board."""
