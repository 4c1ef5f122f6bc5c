"""Provisioning of the device that the emulator plays."""

from __future__ import annotations

import pytest

from tests.support.emulator.captures import emulator_of_its_own
from viam_cloud.errors import InvalidArgumentError
from viam_cloud.proto import provisioning


@pytest.mark.parametrize("is_async", [False, True])
def test_a_device_is_set_up(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (_, cloud):
        status, networks = cloud.data.get_smart_machine_status, cloud.data.get_network_list
        assert not status().has_smart_machine_credentials
        assert (status().is_online, status().HasField("latest_connection_attempt")) == (False, False)
        assert not any(network.connected for network in networks().networks)
        secured = next(network for network in networks().networks if network.security != "-")
        connect = cloud.data.set_network_credentials
        connect(type=secured.type, ssid=secured.ssid)
        assert "passkey" in status().latest_connection_attempt.last_error
        connect(type="wifi", ssid="elsewhere", psk="x")
        assert (status().is_online, len(status().errors)) == (False, 1)
        connect(type=secured.type, ssid=secured.ssid, psk="secret")
        assert (status().is_online, list(status().errors)) == (True, [])
        assert [network.ssid for network in networks().networks if network.connected] == [secured.ssid]
        cloud.data.set_smart_machine_credentials(cloud=provisioning.CloudConfig(id="part", secret="secret"))
        assert status().has_smart_machine_credentials
        assert status().is_online
        cloud.data.exit_provisioning()


@pytest.mark.parametrize("is_async", [False, True])
def test_refused_settings(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (_, cloud):
        for kind, ssid, message in (("", "x", "type"), ("carrier pigeon", "x", "type"), ("wifi", " ", "ssid")):
            with pytest.raises(InvalidArgumentError, match=message):
                cloud.data.set_network_credentials(type=kind, ssid=ssid)
        key = provisioning.APIKey(id="only the id")
        for config in (
            None,
            provisioning.CloudConfig(secret="x"),
            provisioning.CloudConfig(id="part"),
            provisioning.CloudConfig(id="part", api_key=key),
        ):
            with pytest.raises(InvalidArgumentError, match="cloud"):
                cloud.data.set_smart_machine_credentials(cloud=config)
        assert not cloud.data.get_smart_machine_status().has_smart_machine_credentials
        whole = provisioning.APIKey(id="id", key="key")
        cloud.data.set_smart_machine_credentials(cloud=provisioning.CloudConfig(id="part", api_key=whole))
        assert cloud.data.get_smart_machine_status().has_smart_machine_credentials
