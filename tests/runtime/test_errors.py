"""Errors: what they are, what they say, and that they travel."""

from __future__ import annotations

import copy
import pickle

import grpc
import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.struct_pb2 import Struct
from google.protobuf.wrappers_pb2 import StringValue
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo
from google.rpc.status_pb2 import Status

import viam_cloud_runtime
from tests.support.sample.programmable_server import fail
from tests.support.sample.sample_api import READ, TAIL, UPLOAD, text
from viam_cloud_runtime import (
    ClientStreamMethod,
    ClosedError,
    GRPCError,
    InternalError,
    NotFoundError,
    ResourceExhaustedError,
    SDKError,
    ServerStreamMethod,
    UnaryMethod,
    UnavailableError,
)
from viam_cloud_runtime.errors import make_error

STATUSES = [status for status in grpc.StatusCode if status is not grpc.StatusCode.OK]


def serialized_status(*details) -> bytes:
    packed = []
    for detail in details:
        message = AnyMessage()
        message.Pack(detail)
        packed.append(message)
    return Status(code=5, message="no", details=packed).SerializeToString()


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_has_a_class_named_after_it(flavour, client, server, status):
    server.faults.append(fail(status, "because"))
    name = "".join(word.capitalize() for word in status.name.split("_")) + "Error"
    with pytest.raises(getattr(viam_cloud_runtime, name)) as raised:
        flavour.run(client.call, READ, text(), retry=None)
    assert isinstance(raised.value, (GRPCError, SDKError, grpc.RpcError))
    assert raised.value.status is raised.value.code() is status
    assert raised.value.message == "because"


def test_error_tells_everything_there_is(flavour, client, server):
    violation = BadRequest(field_violations=[BadRequest.FieldViolation(field="id", description="empty")])
    details = serialized_status(violation, ErrorInfo(reason="WHY"), StringValue(value="own type"))
    trailers = (("grpc-status-details-bin", details), ("x-request-id", "42"))
    server.faults.append(fail(grpc.StatusCode.NOT_FOUND, "no such machine", trailers))
    with pytest.raises(NotFoundError) as raised:
        flavour.run(client.call, READ, text())
    error = raised.value
    assert str(error) == "sample.v1.Service/Read: NOT_FOUND: no such machine"
    assert (error.method, error.attempts) == ("sample.v1.Service/Read", 1)
    assert ("x-request-id", "42") in error.trailing_metadata
    assert error.details[0] == violation
    assert error.details[1].reason == "WHY"
    assert error.details[2].TypeName() == "google.protobuf.StringValue"


def test_details_that_cannot_be_read_are_none(flavour, client, server):
    server.faults.append(fail(grpc.StatusCode.NOT_FOUND, trailers=(("grpc-status-details-bin", b"\xff\xff"),)))
    with pytest.raises(NotFoundError) as raised:
        flavour.run(client.call, READ, text())
    assert raised.value.details == ()
    assert NotFoundError(grpc.StatusCode.NOT_FOUND, "").details == ()


def test_errors_of_streams_are_ours_too(flavour, client, server):
    server.late_faults.append(fail(grpc.StatusCode.NOT_FOUND, "gone"))
    with pytest.raises(NotFoundError, match=r"sample.v1.Service/Tail: NOT_FOUND: gone"):
        flavour.collect(client.call(TAIL, text()))


def test_no_grpc_error_hides_behind_ours(flavour, client, server):
    """One line in a traceback, not two exceptions of which the first says less."""
    server.faults.append(fail(grpc.StatusCode.NOT_FOUND))
    with pytest.raises(NotFoundError) as raised:
        flavour.run(client.call, READ, text())
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


def test_message_is_one_line_and_not_endless(flavour, client, server):
    server.faults.append(fail(grpc.StatusCode.NOT_FOUND, "a\nb\n" + "x" * 5000))
    with pytest.raises(NotFoundError) as raised:
        flavour.run(client.call, READ, text())
    line = str(raised.value)
    assert "\n" not in line
    assert len(line) < 1200
    assert len(raised.value.message) > 5000


def test_unreachable_server_says_what_to_check(flavour):
    client = flavour.module.Client("localhost:1", insecure=True)
    with pytest.raises(UnavailableError, match=r"Nothing accepts connections at .*: check host and port"):
        flavour.run(client.call, READ, text(), retry=None)
    flavour.run(client.close)


def test_unknown_method_says_what_to_check(flavour, client):
    method = type(READ)("/sample.v1.Service/Nothing", READ.request_type, READ.response_type, READ.retry_class)
    with pytest.raises(viam_cloud_runtime.UnimplementedError, match="server is older"):
        flavour.run(client.call, method, text())


def test_request_that_is_too_large_for_the_server_says_so(flavour, client):
    with pytest.raises(ResourceExhaustedError, match="send the data in smaller parts"):
        flavour.run(client.call, READ, text("x" * (5 * 1024 * 1024)))


def test_garbage_is_an_internal_error(flavour, client, server, caplog):
    """The answer is a message, but none that the method can read; the log says so too."""
    caplog.set_level("DEBUG", logger="sample")
    unary = UnaryMethod(READ.path, READ.request_type, Struct, READ.retry_class)
    stream = ServerStreamMethod(TAIL.path, TAIL.request_type, Struct, TAIL.retry_class)
    upload = ClientStreamMethod(UPLOAD.path, UPLOAD.request_type, Struct, UPLOAD.retry_class)
    words = "the answer cannot be read as Struct"
    with pytest.raises(InternalError, match=words):
        flavour.run(client.call, unary, text("\x7f\x7f\x7f"))
    with pytest.raises(InternalError, match=words):
        flavour.run(client.call, upload, [text("\x7f\x7f\x7f")])
    responses = client.call(stream, text("\x7f\x7f\x7f"))
    with pytest.raises(InternalError, match=words):
        flavour.collect(responses)
    assert flavour.collect(responses) == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert f"INTERNAL: {words}" in caplog.text


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("travel", [lambda error: pickle.loads(pickle.dumps(error)), copy.copy, copy.deepcopy])
def test_errors_travel(status, travel):
    details = serialized_status(ErrorInfo(reason="WHY"))
    error = make_error(
        status,
        "because",
        method="a.B/C",
        attempts=3,
        trailing_metadata=(("grpc-status-details-bin", details),),
        hint="Do something",
    )
    twin = travel(error)
    assert type(twin) is type(error)
    assert str(twin) == str(error)
    assert vars(twin) == vars(error)
    assert twin.details[0].reason == "WHY"


def test_closed_error_travels():
    assert str(pickle.loads(pickle.dumps(ClosedError("closed")))) == "closed"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ({}, "NOT_FOUND: no such machine."),
        ({"hint": "Look elsewhere"}, "NOT_FOUND: no such machine. Look elsewhere"),
        ({"attempts": 2}, "NOT_FOUND: no such machine (after 2 attempts)"),
        (
            {"method": "a.B/C", "attempts": 2, "hint": "Wait"},
            "a.B/C: NOT_FOUND: no such machine (after 2 attempts). Wait",
        ),
    ],
)
def test_the_line_reads_well(arguments, line):
    assert str(make_error(grpc.StatusCode.NOT_FOUND, "no such machine.", **arguments)) == line


def test_the_line_without_a_message():
    assert str(make_error(grpc.StatusCode.NOT_FOUND, "")) == "NOT_FOUND"
