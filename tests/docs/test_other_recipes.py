"""Recipes that take more around them than the seeded company: a proxy, TLS, the steps of a workflow."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.recipes import COOKBOOK, EXAMPLES, ROOT, Recipe, is_shown_as
from tests.support.sockets.http_proxy import Proxy
from tests.support.waiting import LIMIT
from viam_cloud_emulator import Emulator


def _recipe(name: str) -> Recipe:
    return Recipe.of(COOKBOOK / f"{name}.md")


def _run(command: list[str], **variables: str) -> str:
    """What a command prints; whatever it says beside that is an error, unless gRPC says it."""
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with closing(Proxy()) as proxy:
        yield proxy


def test_a_proxy_and_a_private_ca(proxy: Proxy) -> None:
    recipe = _recipe("proxies-and-private-cas")
    with Emulator(seed=EXAMPLES / "fleet.yaml", tls=True) as emulator:
        environment = emulator.environment
        # One address of localhost, so that no other is tried in vain.
        proxy_url = proxy.url.replace("localhost", "127.0.0.1")
        # The certificate is for the script to say.
        ca_file = environment.pop("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH")
        printed = _run([sys.executable, str(EXAMPLES / recipe.main_script), ca_file, proxy_url], **environment)
        assert is_shown_as(printed, recipe.output or ""), printed
        assert f"CONNECT {emulator.address} HTTP/1.1".encode() in proxy.requests


def test_the_steps_of_the_workflow(tmp_path: Path) -> None:
    recipe = _recipe("ci-with-the-emulator")
    workflow: dict[str, Any] = yaml.safe_load((EXAMPLES / recipe.main_script).read_text(encoding="utf-8"))
    steps = [step for step in workflow["jobs"]["test"]["steps"] if "run" in step and step["name"] != "Install"]
    (tmp_path / "examples").symlink_to(EXAMPLES)
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    # As GitHub starts `shell: bash`.
    printed = [_run(["bash", "-eo", "pipefail", "-c", f"cd {tmp_path}\n{step['run']}"], PATH=path) for step in steps]
    assert is_shown_as("".join(printed), recipe.output or ""), printed
