"""Runs SQL and MQL in processes of its own; knows no RPC."""
