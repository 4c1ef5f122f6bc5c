"""Seed files: YAML in, RPCs out, before the first client connects."""
