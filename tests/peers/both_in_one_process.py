"""Imports both SDKs, in the order given, and makes a call with each; run as a program of its own."""

from __future__ import annotations

import asyncio
import importlib
import sys
from importlib import resources

KEY_ID = "b5b1f3a0-6d5c-4b7e-9d59-2f9f6a8c1d11"


def import_ours() -> None:
    for module in ("viam_cloud.aio.app.app_client", "viam_cloud.app.app_client", "viam_cloud.proto.app.data"):
        importlib.import_module(module)


def import_theirs() -> None:
    for module in ("viam.app.viam_client", "viam.proto.app.data"):
        importlib.import_module(module)


async def call_theirs(address: str) -> list[str]:
    from viam.app.viam_client import ViamClient
    from viam.rpc.dial import DialOptions

    options = DialOptions.with_api_key("key", KEY_ID)
    options.insecure = True
    client = await ViamClient.create_from_dial_options(options, f"http://{address}")
    organizations = await client.app_client.list_organizations()
    client.close()
    return [organization.name for organization in organizations]


def call_ours(address: str) -> list[str]:
    from viam_cloud import DialOptions, ViamClient

    options = DialOptions.with_api_key("key", KEY_ID)
    options.insecure = True
    with ViamClient.create_from_dial_options(options, address) as client:
        return [organization.name for organization in client.app_client.list_organizations()]


def main(order: str) -> None:
    imports = [import_ours, import_theirs]
    for step in imports if order == "ours-first" else reversed(imports):
        step()
    from google.protobuf import timestamp_pb2
    from viam.proto.app import Robot as TheirRobot

    from viam_cloud.proto.app import Robot

    # Well-known types are one and the same class in both.
    assert type(Robot().last_access) is type(TheirRobot().last_access) is timestamp_pb2.Timestamp
    assert Robot.DESCRIPTOR.full_name != TheirRobot.DESCRIPTOR.full_name

    from tests.support.descriptor_server import DescriptorServer, load_rpcs

    with DescriptorServer(
        load_rpcs(resources.files("viam_cloud").joinpath("descriptors.binpb").read_bytes())
    ) as server:
        path = "/viam.app.v1.AppService/ListOrganizations"
        reply = server.rpcs[path].response_type()
        reply.organizations.add(name="shared")
        for call in (call_ours, lambda address: asyncio.run(call_theirs(address))):
            server.expect(path, reply)
            assert call(server.address) == ["shared"]
    print("both made their call")


if __name__ == "__main__":
    main(sys.argv[1])
