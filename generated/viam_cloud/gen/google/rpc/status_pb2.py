# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
# pyright: basic, reportAttributeAccessIssue=false
# pyright: reportWildcardImportFromLibrary=false
"""Messages of `google/rpc/status.proto`, which are another package's; their types are said here."""

from google.rpc.status_pb2 import *
