"""Copies of readings in folders of Parquet files: what both flavours share."""
