"""Pages of reference for an SDK: everything public, as Markdown."""
