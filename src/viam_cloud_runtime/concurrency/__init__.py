"""What `map_calls` and transfers of many files share: outcomes, errors, progress."""
