"""Methods: parameters, requests, results, and the variants made of one."""
