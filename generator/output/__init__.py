"""Writing: message modules from protoc, everything else from templates, and the files as a whole."""
