"""Exercises: pure modules that make a case from a seed and mark an answer to it."""
