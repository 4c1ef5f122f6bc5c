"""gRPC's blocking channel, the streams that are read from it, and Ctrl-C meanwhile: what both flavours use of it."""
