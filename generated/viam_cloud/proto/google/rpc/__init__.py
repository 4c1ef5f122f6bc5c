# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Part of `viam_cloud`."""
