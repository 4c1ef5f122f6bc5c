# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""A client library, blocking and async, for the parking API."""

from parking.client import Client as Client
from viam_cloud_runtime import RetryPolicy as RetryPolicy
