"""Registry items and modules: a part of AppService."""
