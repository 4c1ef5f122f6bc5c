"""TLS with a certificate authority of the emulator's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT
from viam_cloud import ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud.errors import UnavailableError
from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator, SetupError

LIST = app.ListOrganizationsRequest()


def _works(client: ViamClient) -> bool:
    return not client.call(app_service.LIST_ORGANIZATIONS, LIST).organizations


def test_clients_that_trust_it() -> None:
    with Emulator(tls=True) as emulator, emulator.client() as client:
        assert emulator.url == f"https://{emulator.address}"
        assert _works(client)


async def test_async_clients_that_trust_it() -> None:
    async with Emulator(tls=True) as emulator, await emulator.async_client() as client:
        assert not (await client.call(app_service.LIST_ORGANIZATIONS, LIST)).organizations


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_every_name_of_this_computer(host: str) -> None:
    with Emulator(tls=True, host="127.0.0.1") as emulator:
        port = emulator.address.rpartition(":")[2]
        with ViamClient.create_from_dial_options(emulator.dial_options(), f"https://{host}:{port}") as client:
            assert _works(client)


async def test_clients_that_do_not_trust_it() -> None:
    async with Emulator(tls=True) as emulator:
        options = emulator.dial_options()
        options.root_certificates = None
        options.initial_connection_attempts = 1
        with pytest.raises(UnavailableError):
            ViamClient.create_from_dial_options(options, emulator.address)
        with pytest.raises(UnavailableError):
            await AsyncViamClient.create_from_dial_options(options, emulator.address)


def test_no_encryption_is_refused() -> None:
    with Emulator(tls=True) as emulator:
        options = emulator.dial_options()
        options.root_certificates, options.insecure, options.initial_connection_attempts = None, True, 1
        with pytest.raises(UnavailableError):
            ViamClient.create_from_dial_options(options, emulator.address)


def test_the_authority_outlives_a_restart(tmp_path: Path) -> None:
    with Emulator(tls=True, data=tmp_path) as emulator:
        assert emulator.ca_file is not None
        trusted = emulator.ca_file.read_bytes()
    with Emulator(tls=True, data=tmp_path) as emulator:
        options = emulator.dial_options()
        options.root_certificates = trusted
        with ViamClient.create_from_dial_options(options, emulator.address) as client:
            assert _works(client)


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_its_key_is_private(tmp_path: Path) -> None:
    with Emulator(tls=True, data=tmp_path) as emulator:
        assert emulator.ca_file == tmp_path / "tls" / "ca.pem"
        assert b"PRIVATE" not in emulator.ca_file.read_bytes()
        assert (tmp_path / "tls" / "ca.key").stat().st_mode & 0o077 == 0


def test_something_else_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "tls").mkdir()
    (tmp_path / "tls" / "ca.pem").write_text("a shopping list")
    with pytest.raises(SetupError, match=r"ca\.pem"):
        Emulator(tls=True, data=tmp_path).start()


def test_the_variable_of_the_banner() -> None:
    """gRPC itself reads the CA file from the environment, whatever the script does."""
    with Emulator(tls=True) as emulator:
        environment = {
            **os.environ,
            "VIAM_APP_URL": emulator.url,
            "VIAM_API_KEY": emulator.api_key,
            "VIAM_API_KEY_ID": emulator.api_key_id,
            "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH": str(emulator.ca_file),
        }
        script = """if True:
            import os
            from viam_cloud import ViamClient
            from viam_cloud.methods import app_service
            from viam_cloud.proto import app
            with ViamClient.create_from_env_vars(None, os.environ["VIAM_APP_URL"]) as client:
                client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest())
        """
        subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=LIMIT)


def test_without_what_makes_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trustme", None)
    with pytest.raises(SetupError, match=r"TLS needs trustme: pip install 'viam-cloud\[emulator\]'"):
        Emulator(tls=True).start()
