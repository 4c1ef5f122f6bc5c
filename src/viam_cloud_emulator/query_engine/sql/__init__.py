"""SQL in the cloud's dialect: parsed by sqlglot, translated for DuckDB, and run there."""
