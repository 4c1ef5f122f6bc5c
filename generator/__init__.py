"""A code generator: .proto files and method metadata in, a typed Python SDK out, blocking and async.

Data flows one way, one module an arrow:

    sources (protoc) -> descriptor set -> metadata -> model -> templates -> files

The generator knows Python, protobuf and `viam_cloud_runtime`; it knows nothing of any one API.
"""
