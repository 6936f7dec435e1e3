"""Simulators: `generate(params, seed) -> data, truth`, each in a module of its own."""
