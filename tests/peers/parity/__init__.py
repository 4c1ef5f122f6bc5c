"""Calls every documented method of `viam-sdk` and of this SDK with the same arguments and compares what happens."""
