# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Viam's cloud API: fleet management, data, datasets, ML training, billing, provisioning, builds and
packages.
"""

from viam_cloud.app.viam_client import ViamClient as ViamClient
from viam_cloud_runtime import Credentials as Credentials, DialOptions as DialOptions, RetryPolicy as RetryPolicy
