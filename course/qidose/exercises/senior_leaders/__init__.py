"""Exercises of senior leaders."""
