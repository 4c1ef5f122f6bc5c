"""Methods of Viam's clients that take several calls, blocking."""
