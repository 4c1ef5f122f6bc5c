"""What the command line prints once the emulator serves: for people, and for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from shlex import quote

from viam_cloud_emulator.emulator import Emulator


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
        "From a shell:",
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
    variables = {
        "VIAM_APP_URL": emulator.url,
        "VIAM_API_KEY_ID": emulator.api_key_id,
        "VIAM_API_KEY": emulator.api_key,
    }
    if emulator.ca_file is not None:
        # What gRPC takes its certificates from.
        variables["GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"] = quote(str(emulator.ca_file.absolute()))
    return "\n".join(f"export {name}={value}" for name, value in variables.items())


def _python(emulator: Emulator) -> str:
    lines = [] if emulator.ca_file is None else ["from pathlib import Path", ""]
    lines += [
        "from viam_cloud import DialOptions, ViamClient",
        "",
        f'options = DialOptions.with_api_key("{emulator.api_key}", "{emulator.api_key_id}")',
    ]
    if emulator.ca_file is None:
        lines.append("options.insecure = True")
    else:
        lines.append(f"options.root_certificates = Path({str(emulator.ca_file.absolute())!r}).read_bytes()")
    lines.append(f'client = ViamClient.create_from_dial_options(options, "{emulator.address}")')
    return "\n".join(lines)


def _indented(text: str, prefix: str = "  ") -> str:
    return "\n".join(prefix + line if line else "" for line in text.splitlines())
