# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""What this SDK says of itself and of its servers."""

from viam_cloud_runtime import __version__
from viam_cloud_runtime.rpc.sdk import SDK

THIS_SDK = SDK(
    name="viam_cloud",
    version=__version__,
    user_agent=f"viam-cloud/{__version__}",
    headers=(("viam_client", f"python;v{__version__}"),),
    max_message_bytes=33_554_432,
)
