"""The local server: one person, loopback only, everything in one Jupyter server."""
