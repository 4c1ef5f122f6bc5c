"""The command line: start, say how to connect, serve until told to stop."""

from __future__ import annotations

import argparse
import json
import logging
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from viam_cloud_emulator.emulator import Emulator
from viam_cloud_emulator.store import StoreError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the emulator until SIGINT or SIGTERM; returns the exit status."""
    options = _parser().parse_args(arguments)
    # On stderr, so that stdout has nothing but what was promised. Scripts get no line per call: they share the terminal.
    level = logging.WARNING if options.json else logging.INFO
    logging.basicConfig(stream=sys.stderr, level=level, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    stopped = threading.Event()

    def stop(signal_number: int, frame: FrameType | None) -> None:
        stopped.set()

    # Before the start, so that a signal in the middle of it is not lost.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        with Emulator(data=options.data, host=options.host, port=options.port) as emulator:
            print(_json_line(emulator) if options.json else _banner(emulator, options.data), flush=True)
            stopped.wait()
    except (StoreError, OSError) as error:
        print(f"viam-cloud-emulator: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="viam-cloud-emulator",
        description="A local cloud: serves Viam's cloud API from this computer, for tests, demos and CI.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    parser.add_argument("--port", type=_port, default=0, help="port to listen on (default: a free one)")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="directory to keep the state in (default: a temporary one)"
    )
    parser.add_argument(
        "--json", action="store_true", help="print address and API key as one line of JSON, and log no calls"
    )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError
    return port


def _json_line(emulator: Emulator) -> str:
    return json.dumps({"address": emulator.address, "api_key": emulator.api_key, "api_key_id": emulator.api_key_id})


def _banner(emulator: Emulator, data: Path | None) -> str:
    kept = "a temporary directory, removed at exit" if data is None else str(data)
    return f"""
  A local cloud is ready. Stop it with Ctrl+C.

    address      {emulator.address}
    API key ID   {emulator.api_key_id}
    API key      {emulator.api_key}
    state        {kept}

  To connect from a shell with the examples:

    export VIAM_APP_URL=http://{emulator.address}
    export VIAM_API_KEY_ID={emulator.api_key_id}
    export VIAM_API_KEY={emulator.api_key}

  Or from Python:

    from viam_cloud import Credentials, DialOptions, ViamClient

    credentials = Credentials(type="api-key", payload="{emulator.api_key}")
    options = DialOptions(auth_entity="{emulator.api_key_id}", credentials=credentials, insecure=True)
    client = ViamClient.create_from_dial_options(options, "{emulator.address}")
"""
