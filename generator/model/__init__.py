"""The model of an API: frozen data, built from descriptors and metadata, rendered by templates."""
