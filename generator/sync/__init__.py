"""Takes a new version of the API: upstream's facts, the words of `protos/` kept by full name."""
