"""A small API of public messages, and the sign-in RPC of a descriptor made here: what the runtime is tested with."""

from __future__ import annotations

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.wrappers_pb2 import StringValue

from viam_cloud_runtime import (
    BidiStreamMethod,
    ClientStreamMethod,
    FiniteStreamMethod,
    RetryClass,
    ServerStreamMethod,
    UnaryMethod,
    aio,
    blocking,
)
from viam_cloud_runtime.rpc.sdk import SDK
from viam_cloud_runtime.viam.aio.client import ViamClientBase as AioViamClientBase
from viam_cloud_runtime.viam.blocking.client import ViamClientBase as BlockingViamClientBase

_FIELD = descriptor_pb2.FieldDescriptorProto


def _auth_file() -> descriptor_pb2.FileDescriptorProto:
    file = descriptor_pb2.FileDescriptorProto(name="proto/rpc/v1/auth.proto", package="proto.rpc.v1", syntax="proto3")
    messages = {
        "Credentials": [("type", ""), ("payload", "")],
        "AuthenticateRequest": [("entity", ""), ("credentials", ".proto.rpc.v1.Credentials")],
        "AuthenticateResponse": [("access_token", "")],
    }
    for message_name, fields in messages.items():
        message = file.message_type.add(name=message_name)
        for number, (name, type_name) in enumerate(fields, 1):
            message.field.add(
                name=name,
                number=number,
                label=_FIELD.LABEL_OPTIONAL,
                type=_FIELD.TYPE_MESSAGE if type_name else _FIELD.TYPE_STRING,
                type_name=type_name or None,
            )
    return file


# A pool of its own: the SDK, or another one, may have registered the same names.
_POOL = descriptor_pool.DescriptorPool()
_POOL.Add(_auth_file())


def _message(name: str):
    return message_factory.GetMessageClass(_POOL.FindMessageTypeByName(f"proto.rpc.v1.{name}"))


AUTHENTICATE = UnaryMethod(
    "/proto.rpc.v1.AuthService/Authenticate",
    _message("AuthenticateRequest"),
    _message("AuthenticateResponse"),
    RetryClass.READ,
)

READ = UnaryMethod("/sample.v1.Service/Read", StringValue, StringValue, RetryClass.READ)
REPLACE = UnaryMethod("/sample.v1.Service/Replace", StringValue, StringValue, RetryClass.IDEMPOTENT_WRITE)
WRITE = UnaryMethod("/sample.v1.Service/Write", StringValue, StringValue, RetryClass.WRITE)
TAIL = ServerStreamMethod("/sample.v1.Service/Tail", StringValue, StringValue, RetryClass.READ)
EXPORT = FiniteStreamMethod("/sample.v1.Service/Export", StringValue, StringValue, RetryClass.READ)
UPLOAD = ClientStreamMethod("/sample.v1.Service/Upload", StringValue, StringValue, RetryClass.WRITE)
CHAT = BidiStreamMethod("/sample.v1.Service/Chat", StringValue, StringValue, RetryClass.WRITE)


def text(value: str = "hello") -> StringValue:
    """A request."""
    return StringValue(value=value)


SAMPLE_SDK = SDK(
    "sample",
    version="1.2",
    user_agent="sample-sdk/1.2",
    headers=(("sample_client", "python;v1.2"),),
    max_message_bytes=32 * 1024 * 1024,
)


class BlockingClient(blocking.Client):
    """What a generated top client without a sign-in looks like, blocking."""

    _sdk = SAMPLE_SDK


class AioClient(aio.Client):
    """What a generated top client without a sign-in looks like, asyncio."""

    _sdk = SAMPLE_SDK


class BlockingViamClient(BlockingViamClientBase):
    """What a generated top client looks like, blocking."""

    _sdk = SAMPLE_SDK

    @classmethod
    def _sign_in_method(cls):
        return AUTHENTICATE


class AioViamClient(AioViamClientBase):
    """What a generated top client looks like, asyncio."""

    _sdk = SAMPLE_SDK

    @classmethod
    def _sign_in_method(cls):
        return AUTHENTICATE


def client_class(flavour):
    """Top clients without a sign-in."""
    return AioClient if flavour.is_async else BlockingClient


def viam_client_class(flavour):
    """Top clients that sign in."""
    return AioViamClient if flavour.is_async else BlockingViamClient


class BlockingServiceClient(blocking.ServiceClient):
    """What a generated service client looks like, blocking."""

    def read(self, *, value=None, timeout=None, retry=None):
        return self._call(READ, text(value), timeout=timeout, retry=retry)
