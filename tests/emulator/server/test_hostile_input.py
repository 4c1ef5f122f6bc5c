"""The emulator's threats, tried: whatever comes in, it answers with a status of the caller's and goes on."""

from __future__ import annotations

import logging
import random
import socket
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import grpc
import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.hostile_requests import KINDS, hostile
from tests.support.emulator.raw_calls import refused, token_of, unary
from tests.support.waiting import wait_for
from viam_cloud.methods import app_service, auth_service, data_sync_service
from viam_cloud.proto import app
from viam_cloud.proto.app import datasync
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.server.faults import known_methods
from viam_cloud_emulator.services.catalog import all_rpcs

IMPLEMENTED = sorted(set(all_rpcs().rpcs) - {auth_service.AUTHENTICATE.path})
# What says that the emulator, and not the caller, is at fault.
OUR_FAULT = {grpc.StatusCode.INTERNAL, grpc.StatusCode.UNKNOWN, grpc.StatusCode.DEADLINE_EXCEEDED}
LIST = app_service.LIST_ORGANIZATIONS.path


class Attacker:
    """A signed-in client that sends any bytes to any RPC."""

    def __init__(self, emulator: Emulator, channel: grpc.Channel) -> None:
        self._metadata = (("authorization", token_of(emulator)),)
        self._channel = channel

    def send(self, path: str, *messages: bytes, timeout: float = 60) -> grpc.StatusCode:
        """The status of a call; on the wire all kinds of RPCs look alike."""
        call: Any = self._channel.stream_stream(path)(iter(messages), metadata=self._metadata, timeout=timeout)
        try:
            for _ in call:
                pass
        except grpc.RpcError:
            pass
        code: grpc.StatusCode = call.code()
        return code


@pytest.fixture
def attacker(emulator: Emulator) -> Iterator[Attacker]:
    with grpc.insecure_channel(emulator.address, [("grpc.max_receive_message_length", -1)]) as channel:
        yield Attacker(emulator, channel)


def _known(fleet: Fleet, path: str) -> dict[str, str]:
    """IDs that exist, so that what is hostile gets past the look-up."""
    name = path.rpartition("/")[2]
    if name == "TailRobotPartLogs":
        return {}  # It would wait for logs.
    own = fleet.part if "Part" in name else fleet.robot if "Robot" in name else fleet.location
    return {
        "id": own,
        "organization_id": fleet.organization,
        "org_id": fleet.organization,
        "location_id": fleet.location,
        "location": fleet.location,
        "robot_id": fleet.robot,
        "machine_id": fleet.robot,
        "part_id": fleet.part,
    }


@pytest.mark.parametrize("path", IMPLEMENTED, ids=lambda path: path.rpartition("/")[2])
def test_hostile_fields(path: str, attacker: Attacker, blocking_cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    method = known_methods()[path]
    caplog.set_level(logging.ERROR)
    known: dict[str, str] | None = None
    for kind in KINDS:
        if known is None:
            known = _known(blocking_cloud.new_fleet(), path)
        # Both with IDs that exist and without any.
        for message in (hostile(method.request_type, kind, known), hostile(method.request_type, kind, {})):
            status = attacker.send(path, message.SerializeToString(), message.SerializeToString())
            assert status not in OUR_FAULT, (kind, status, caplog.text)
            if status is grpc.StatusCode.OK:
                # It may have deleted them.
                known = None
    assert not caplog.records, caplog.text


@pytest.mark.parametrize("path", IMPLEMENTED, ids=lambda path: path.rpartition("/")[2])
def test_malformed_bytes(path: str, attacker: Attacker, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    generator = random.Random(path)
    template = hostile(known_methods()[path].request_type, "paths", {}).SerializeToString()
    for garbage in (
        b"\xff" * 20,
        b"\x0a\xff\xff\xff\xff\x0f",
        generator.randbytes(200),
        *_mutations(template, generator),
    ):
        assert attacker.send(path, garbage) not in OUR_FAULT, (garbage, caplog.text)
    assert attacker.send(path) not in OUR_FAULT
    assert not caplog.records, caplog.text


def _mutations(template: bytes, generator: random.Random) -> Iterator[bytes]:
    for _ in range(10 if template else 0):
        mutated = bytearray(template[:2000])
        for _ in range(3):
            mutated[generator.randrange(len(mutated))] = generator.randrange(256)
        yield bytes(mutated)


def test_messages_that_nest_without_an_end(attacker: Attacker, blocking_cloud: Cloud) -> None:
    # A Value in a ListValue in a Value …, in the bytes of the wire format.
    value = b""
    while len(value) < 100_000:
        values = b"\x0a" + _length(value) + value
        value = b"\x32" + _length(values) + values
    entry = b"\x0a\x01a\x12" + _length(value) + value
    struct = b"\x0a" + _length(entry) + entry
    request = b"\x1a" + _length(struct) + struct
    part = blocking_cloud.new_fleet().part
    known = app.UpdateRobotPartRequest(id=part, name="x").SerializeToString()
    assert attacker.send(app_service.UPDATE_ROBOT_PART.path, known + request) is grpc.StatusCode.INVALID_ARGUMENT


def test_compressed_bombs(emulator: Emulator, attacker: Attacker) -> None:
    """A hundred kilobytes on the wire that would be a hundred megabytes in memory."""
    bomb = bytes(100 * 1024 * 1024)
    metadata = (("authorization", token_of(emulator)),)
    with grpc.insecure_channel(emulator.address) as channel:
        call: Any = channel.unary_unary(LIST)
        with pytest.raises(grpc.RpcError) as caught:
            call(bomb, timeout=60, metadata=metadata, compression=grpc.Compression.Gzip)
    error = caught.value
    assert isinstance(error, grpc.Call)
    assert error.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    assert attacker.send(LIST, b"") is grpc.StatusCode.OK


TOKENS = [
    "",
    "Bearer",
    "Bearer ",
    "Bearer .",
    "Bearer a.b",
    "Bearer ====.====",
    "Bearer " + "A" * 4000,
    "Bearer bnVsbA.bnVsbA",
    "Basic dXNlcjpwYXNzd29yZA==",
]


@pytest.mark.parametrize("token", TOKENS)
def test_forged_tokens(emulator: Emulator, token: str) -> None:
    assert refused(emulator, LIST, token=token)[0] == "UNAUTHENTICATED"


def test_tampered_tokens(emulator: Emulator) -> None:
    token = token_of(emulator)
    generator = random.Random(1)
    for _ in range(200):
        place = generator.randrange(len("Bearer "), len(token))
        letter = generator.choice([each for each in "AZaz09-_.=" if each != token[place]])
        tampered = token[:place] + letter + token[place + 1 :]
        # Base64 has bits to spare in its last letter, which mean nothing.
        if tampered[:-1] != token[:-1] and place != token.index(".") - 1:
            assert refused(emulator, LIST, token=tampered)[0] == "UNAUTHENTICATED"


def test_sign_in_tells_nothing_about_which_half_is_wrong(emulator: Emulator) -> None:
    auth = auth_service.AUTHENTICATE.request_type
    answers = {
        refused(
            emulator,
            auth_service.AUTHENTICATE.path,
            auth(entity=entity, credentials={"type": "api-key", "payload": payload}).SerializeToString(),
        )
        for entity, payload in [(emulator.api_key_id, "wrong"), ("nobody", emulator.api_key), ("", ""), ("\0", "\0")]
    }
    assert len(answers) == 1


def test_connections_that_say_nothing_or_nonsense(emulator: Emulator, attacker: Attacker) -> None:
    host, _, port = emulator.address.rpartition(":")
    openings: Sequence[bytes] = (
        b"",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01" + bytes(100),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\xff" * 100,
        bytes(1000),
    )
    with ExitStack() as stack:
        for number in range(200):
            connection = stack.enter_context(socket.create_connection((host, int(port))))
            connection.sendall(openings[number % len(openings)])
        assert attacker.send(LIST, b"") is grpc.StatusCode.OK


def test_many_connections_at_once(emulator: Emulator) -> None:
    token = token_of(emulator)
    with ThreadPoolExecutor(50) as executor:
        answers = executor.map(lambda _: unary(emulator, LIST, token=token), range(100))
        assert all(isinstance(answer, bytes) for answer in answers)


def test_uploads_that_never_end_leave_room_for_calls(
    emulator: Emulator, attacker: Attacker, blocking_cloud: Cloud
) -> None:
    metadata = datasync.UploadMetadata(part_id=blocking_cloud.new_fleet().part, file_name="endless")
    first = datasync.FileUploadRequest(metadata=metadata).SerializeToString()
    authorization = (("authorization", token_of(emulator)),)
    ended = threading.Event()

    def endless() -> Iterator[bytes]:
        yield first
        wait_for(ended)

    with grpc.insecure_channel(emulator.address) as channel:
        upload: Any = channel.stream_unary(data_sync_service.FILE_UPLOAD.path)
        uploads = [upload.future(endless(), metadata=authorization) for _ in range(60)]
        try:
            assert attacker.send(LIST, b"") is grpc.StatusCode.OK
        finally:
            ended.set()
            for each in uploads:
                each.cancel()


def _length(data: bytes) -> bytes:
    number, encoded = len(data), bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*encoded, number])
