"""The device that the emulator plays: its networks and credentials."""

from __future__ import annotations

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.proto.provisioning import CloudConfig


@scenario
async def a_device_is_set_up(sdk: Sdk) -> None:
    before = await sdk.provisioning.get_smart_machine_status()
    assert (before.is_online, before.has_smart_machine_credentials) == (False, False)
    networks = await sdk.provisioning.get_network_list()
    assert not any(network.connected for network in networks)
    secured = next(network for network in networks if network.security != "-")

    await sdk.provisioning.set_network_credentials(secured.type, "elsewhere", "secret")
    assert not (await sdk.provisioning.get_smart_machine_status()).is_online
    await sdk.provisioning.set_network_credentials(secured.type, secured.ssid, "secret")
    online = await sdk.provisioning.get_smart_machine_status()
    assert (online.is_online, online.latest_connection_attempt.ssid) == (True, secured.ssid)
    connected = [each.ssid for each in await sdk.provisioning.get_network_list() if each.connected]
    assert connected == [secured.ssid]

    await sdk.provisioning.set_smart_machine_credentials(CloudConfig(id="part", secret="secret"))
    assert (await sdk.provisioning.get_smart_machine_status()).has_smart_machine_credentials
