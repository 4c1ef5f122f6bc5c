"""Plans of work for many processes: partitions, a budget of calls, results that are committed once. It knows no API."""
