"""The wire: the gRPC server, faults on demand, TLS."""
