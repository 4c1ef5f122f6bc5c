"""Docstrings: from comments and metadata to finished text."""
