"""Reading: .proto files through protoc, their comments, and method metadata."""
