"""The ground that every handler stands on: store, files, clock, tokens, errors; knows no service."""
