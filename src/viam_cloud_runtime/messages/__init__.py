"""Python values to protobuf messages and back."""
