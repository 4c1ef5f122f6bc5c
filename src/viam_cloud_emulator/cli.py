"""The command line: start, say how to connect, serve until told to stop."""

from __future__ import annotations

import argparse
import json
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue
from shlex import quote
from types import FrameType
from typing import TypeVar

from viam_cloud_emulator.child_command import CannotRunError, run_command
from viam_cloud_emulator.core.clock import parse_duration
from viam_cloud_emulator.core.errors import SetupError, require_extra
from viam_cloud_emulator.emulator import TOKEN_LIFETIME, Emulator
from viam_cloud_emulator.server.download_address import checked_public_url
from viam_cloud_emulator.server.faults import SYNTAX, matching_paths, parse_fault
from viam_cloud_runtime import __version__
from viam_cloud_runtime.rpc.proxies import is_loopback

ValueT = TypeVar("ValueT")

_GRACE_SECONDS = 5

_logger = logging.getLogger(__name__)

_EXAMPLES = f"""
faults:
  {SYNTAX}, where the effect is one of
    UNAVAILABLE     any gRPC status; the call fails before anything is done
    250ms, 2s       the call takes that much longer
    cut             everything is done, but the response is lost
    cut@3           a stream breaks off after three messages
    expired-token   the access token counts as expired

examples:
  viam-cloud-emulator --port 8080 --data ./cloud
  viam-cloud-emulator --seed fleet.yaml --json
  viam-cloud-emulator --fault 'GetRobot:UNAVAILABLE:0.2' --fault '*:250ms'
  viam-cloud-emulator --seed fleet.yaml -- pytest tests
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the emulator until SIGINT, SIGTERM or SIGHUP, or until a command has ended; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.seed_schema:
        return _print_seed_schema()
    if options.command and options.json:
        parser.error("--json is for programs that read how to connect; COMMAND has it in its environment")
    # Scripts and commands get no line per call unless they ask: they share the terminal.
    log_calls = not (options.json or options.command) if options.log_calls is None else options.log_calls
    # On stderr, so that stdout has nothing but what was promised.
    level = logging.INFO if log_calls else logging.WARNING
    logging.basicConfig(stream=sys.stderr, level=level, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    stopped = _stopped_by_signals()
    try:
        emulator = Emulator(
            data=options.data,
            host=options.host,
            port=options.port,
            token_lifetime=options.token_lifetime,
            tls=options.tls,
            seed=options.seed,
            download_port=options.download_port,
            public_url=options.public_url,
            lag=options.lag,
            faults=options.fault,
            fault_seed=options.fault_seed,
        )
        emulator.start()
    except (SetupError, OSError) as error:
        print(f"viam-cloud-emulator: {error}", file=sys.stderr)
        return 1
    try:
        if options.command:
            return run_command(options.command, emulator.environment, stopped)
        print(json_line(emulator) if options.json else banner(emulator, options.data), flush=True)
        stopped.get()
        _logger.info("stopping: calls under way have %d s; Ctrl+C again ends them now", _GRACE_SECONDS)
    except CannotRunError as error:
        print(f"viam-cloud-emulator: {error}", file=sys.stderr)
        return error.exit_status
    finally:
        # The second signal only ends the wait; what is temporary is removed all the same.
        with suppress(KeyboardInterrupt):
            emulator.stop(_GRACE_SECONDS)
    return 0


def _print_seed_schema() -> int:
    try:
        require_extra("pydantic", "the schema of seed files")
        require_extra("yaml", "the schema of seed files")
    except SetupError as error:
        print(f"viam-cloud-emulator: {error}", file=sys.stderr)
        return 1
    from viam_cloud_emulator.seed.schema import json_schema

    print(json.dumps(json_schema(), indent=2))
    return 0


def _stopped_by_signals() -> SimpleQueue[int | None]:
    """Gets the number of a signal when it comes for the first time; the second interrupts."""
    # A signal may arrive at any point of the wait, where an Event's lock is taken; this queue is made for that.
    stopped: SimpleQueue[int | None] = SimpleQueue()

    def stop(signal_number: int, frame: FrameType | None) -> None:
        signal.signal(signal_number, signal.default_int_handler)
        stopped.put(signal_number)

    # Before the start, so that a signal in the middle of it is not lost.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        # The terminal is closed; `nohup` says that this does not matter.
        signal.signal(signal.SIGHUP, stop)
    return stopped


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="viam-cloud-emulator",
        description="A local cloud: serves Viam's cloud API from this computer, for tests, demos and CI.",
        usage="%(prog)s [options] [-- COMMAND [ARGUMENT ...]]",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "command",
        nargs="*",
        metavar="COMMAND",
        help="what to run, with how to connect in its environment; the emulator ends with it, with its exit status",
    )
    where = parser.add_argument_group("where")
    where.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    where.add_argument("--port", type=_port, default=0, help="port to listen on (default: a free one)")
    where.add_argument(
        "--download-port",
        type=_port,
        default=0,
        metavar="PORT",
        help="port to download files from (default: that of the last start with --data, otherwise a free one)",
    )
    where.add_argument(
        "--public-url",
        type=_public_url,
        metavar="URL",
        help="what links to files begin with, where clients reach that port by another name",
    )
    where.add_argument("--tls", action="store_true", help="encrypt, with a certificate of its own; prints the CA file")
    state = parser.add_argument_group("what is there")
    state.add_argument(
        "--data", type=_directory, metavar="DIR", help="directory to keep everything in (default: a temporary one)"
    )
    state.add_argument("--seed", type=Path, metavar="FILE", help="YAML file with organizations to begin with")
    state.add_argument(
        "--seed-schema", action="store_true", help="print the JSON schema of such files, for editors, and exit"
    )
    trouble = parser.add_argument_group("trouble on demand")
    trouble.add_argument(
        "--fault", type=_fault, action="append", default=[], metavar="FAULT", help="let calls fail (see below)"
    )
    trouble.add_argument(
        "--fault-seed", type=_number, metavar="N", help="what chance starts from: the same number, the same faults"
    )
    trouble.add_argument(
        "--token-lifetime",
        type=_lifetime,
        default=TOKEN_LIFETIME,
        metavar="TIME",
        help="how long access tokens last, such as 90s (default: 1h)",
    )
    trouble.add_argument(
        "--lag",
        type=_duration,
        default=timedelta(),
        metavar="TIME",
        help="how much later than its upload data becomes visible, such as 2s (default: at once)",
    )
    output = parser.add_argument_group("output")
    output.add_argument("--json", action="store_true", help="print one line of JSON, and nothing else on stdout")
    output.add_argument(
        "--log-calls",
        action=argparse.BooleanOptionalAction,
        help="one line per call on stderr (default: unless --json)",
    )
    output.add_argument("--version", action="version", version=f"viam-cloud-emulator {__version__}")
    return parser


def _checked(parse: Callable[[str], ValueT]) -> Callable[[str], ValueT]:
    """A parser whose message argparse shows; by itself it says no more than that the value is wrong."""

    def checked(text: str) -> ValueT:
        try:
            return parse(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return checked


@_checked
def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise ValueError(f"{text!r} is no port; a port is a number from 0 to 65535")
    return int(text)


@_checked
def _public_url(text: str) -> str:
    return checked_public_url(text)


@_checked
def _directory(text: str) -> Path:
    if not text:
        raise ValueError("the directory is empty; the current one is '.'")
    return Path(text)


@_checked
def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{text!r} is no whole number") from None


@_checked
def _fault(text: str) -> str:
    matching_paths(parse_fault(text).rpc)
    return text


@_checked
def _duration(text: str) -> timedelta:
    return parse_duration(text)


@_checked
def _lifetime(text: str) -> timedelta:
    lifetime = parse_duration(text)
    if lifetime <= timedelta(0):
        raise ValueError("access tokens must last longer than no time")
    return lifetime


def json_line(emulator: Emulator) -> str:
    """One line of JSON with all that a script needs to connect."""
    line: dict[str, object] = {
        "address": emulator.address,
        "api_key": emulator.api_key,
        "api_key_id": emulator.api_key_id,
    }
    if emulator.ca_file is not None:
        line["ca_file"] = str(emulator.ca_file.absolute())
    if emulator.seeded_keys:
        line["keys"] = [{"name": key.name, "id": key.id, "key": key.secret} for key in emulator.seeded_keys]
    return json.dumps(line)


def banner(emulator: Emulator, data: Path | None) -> str:
    """The same for people, with how to connect from a shell and from Python."""
    sections = [
        "A local cloud is ready. Ctrl+C stops it.",
        _indented(_facts(emulator, data)),
        f"From a shell, for ViamClient.create_from_env_vars({_options_for_environment(emulator)}):",
        _indented(_exports(emulator)),
        "From Python:",
        _indented(_python(emulator)),
    ]
    return "\n" + _indented("\n\n".join(sections), "  ") + "\n"


def _facts(emulator: Emulator, data: Path | None) -> str:
    facts = {
        "address": emulator.address,
        "API key ID": emulator.api_key_id,
        "API key": emulator.api_key,
        "state": "temporary; --data DIR keeps it" if data is None else str(data),
    }
    if emulator.ca_file is not None:
        facts["CA file"] = str(emulator.ca_file.absolute())
    lines = [f"{name:<12}{value}" for name, value in facts.items()]
    lines += [f"{'seeded key':<12}{key.id}  {key.secret}  {key.name}" for key in emulator.seeded_keys]
    return "\n".join(lines)


def _exports(emulator: Emulator) -> str:
    return "\n".join(f"export {name}={quote(value)}" for name, value in emulator.environment.items())


def _options_for_environment(emulator: Emulator) -> str:
    """What the variables do not say: that no encryption is meant, where the address is not this computer's own."""
    return "DialOptions(insecure=True)" if _is_open_to_others(emulator) else ""


def _is_open_to_others(emulator: Emulator) -> bool:
    return emulator.ca_file is None and not is_loopback(emulator.address.rpartition(":")[0].strip("[]"))


def _python(emulator: Emulator) -> str:
    lines = [] if emulator.ca_file is None else ["from pathlib import Path", ""]
    lines += [
        "from viam_cloud import DialOptions, ViamClient",
        "",
        f'options = DialOptions.with_api_key("{emulator.api_key}", "{emulator.api_key_id}")',
    ]
    if _is_open_to_others(emulator):
        lines.append("options.insecure = True")
    if emulator.ca_file is not None:
        lines.append(f"options.root_certificates = Path({str(emulator.ca_file.absolute())!r}).read_bytes()")
    lines.append(f'client = ViamClient.create_from_dial_options(options, "{emulator.url}")')
    return "\n".join(lines)


def _indented(text: str, prefix: str = "  ") -> str:
    return "\n".join(prefix + line if line else "" for line in text.splitlines())
