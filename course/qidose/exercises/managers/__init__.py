"""Exercises of managers and supervisors."""
