"""The register: its commands, and its pages."""
