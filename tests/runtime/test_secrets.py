"""No secret in anything that is printed: reprs, logs, exceptions, the locals of tracebacks."""

from __future__ import annotations

import dataclasses
import io
import logging
import pickle
import traceback

import grpc
import pytest
import trustme
from google.protobuf.struct_pb2 import Struct

from tests.support.sample.programmable_server import API_KEY, fail
from tests.support.sample.sample_api import CHAT, READ, TAIL, UPLOAD, text, viam_client_class
from viam_cloud_runtime import GRPCError, RetryClass, UnaryMethod
from viam_cloud_runtime.redaction import Secret, redact, render, reveal
from viam_cloud_runtime.viam.dial import Credentials, DialOptions

TOKENS = [f"t0ken-number-{number}" for number in range(1, 9)]
OTHER_SECRETS = ["pr0xy-password", "wr0ng-key"]


def secrets_in(printed: str) -> list[str]:
    return [secret for secret in [API_KEY, *TOKENS, *OTHER_SECRETS] if secret in printed]


def full_traceback(error: BaseException) -> str:
    """What a crash reporter sees: the chain of exceptions with the locals of every frame of ours."""
    printed = io.StringIO()
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in report.stack:
        if "viam_cloud_runtime" not in frame.filename:
            frame.locals = None
    printed.write("".join(report.format()))
    return printed.getvalue()


@pytest.fixture
def log(caplog):
    """Everything that anybody logs, at DEBUG."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="sample")
    return caplog


def test_busy_session_prints_no_secret(flavour, server, dial_options, log, capfd):
    printed: list[str] = []

    def attempt(function, *args, **kwargs):
        try:
            printed.append(repr(flavour.run(function, *args, **kwargs)))
        except GRPCError as error:
            printed.extend([str(error), repr(error), repr(error.args), full_traceback(error)])

    wrong = dataclasses.replace(dial_options, credentials=Credentials("api-key", "wr0ng-key"))
    attempt(viam_client_class(flavour).create_from_dial_options, wrong, server.address)
    client = flavour.run(viam_client_class(flavour).create_from_dial_options, dial_options, server.address)
    client._connection.random = lambda: 0.0
    printed.extend([repr(client), repr(client._connection), repr(client._connection.settings), repr(vars(client))])
    for refusals in range(3):
        server.expire_token()
        server.faults.extend([fail(grpc.StatusCode.UNAVAILABLE)] * refusals)
        attempt(client.call, READ, text(f"quoting {API_KEY}"))
    server.expire_token()
    server.sign_in_faults.append(fail(grpc.StatusCode.UNAUTHENTICATED, f"no key {API_KEY}"))
    attempt(client.call, READ, text())
    server.faults.extend([fail(grpc.StatusCode.UNAUTHENTICATED, f"bad token {server.valid_token}")] * 2)
    attempt(client.call, READ, text())
    flavour.collect(client.call(TAIL, text()))
    attempt(client.call, UPLOAD, [text(API_KEY)])
    flavour.collect(client.call(CHAT, [text()]))
    attempt(client.with_options(metadata={"authorization": API_KEY}).call, READ, text())
    flavour.run(client.close)
    attempt(client.close)

    assert len([record for record in log.records if record.name == "sample"]) > 10
    # What the service itself answered is the caller's to print.
    printed = [line for line in printed if not line.startswith("value:")]
    assert secrets_in("\n".join(printed)) == []
    ours = [record.getMessage() for record in log.records if not record.name.startswith("tests")]
    assert secrets_in("\n".join(ours)) == []
    assert secrets_in("".join(capfd.readouterr())) == []


def test_reprs_of_options_hide_what_is_secret():
    certificate = trustme.CA().issue_cert("client@example.com")
    private_key = certificate.private_key_pem.bytes()
    options = DialOptions(
        credentials=Credentials("api-key", API_KEY),
        certificate_chain=certificate.cert_chain_pems[0].bytes(),
        private_key=private_key,
        proxy="http://user:pr0xy-password@proxy:3128",
    )
    assert secrets_in(repr(options)) == []
    assert secrets_in(str(options)) == []
    assert private_key.splitlines()[1].decode() not in repr(options)
    assert "http://***@proxy:3128" in repr(options)
    assert "type='api-key'" in repr(options)


def test_swapped_key_and_id_show_neither():
    with pytest.raises(ValueError, match="swapped") as raised:
        DialOptions.with_api_key("4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f", API_KEY)
    assert secrets_in(full_traceback(raised.value)) == []


def test_password_in_an_address_is_not_quoted(flavour):
    with pytest.raises(ValueError, match="must not contain a user or password") as raised:
        flavour.module.Client("https://user:pr0xy-password@host:443")
    assert secrets_in(str(raised.value)) == []


def test_a_secret_masks_itself_and_is_still_itself():
    secret = Secret(API_KEY)
    assert secrets_in(f"{secret} {secret!r} {secret!s} {secret!s} {secret:>30} %s" % secret) == []
    assert reveal(secret) == API_KEY == secret
    assert Secret(secret) == pickle.loads(pickle.dumps(secret)) == API_KEY
    assert isinstance(pickle.loads(pickle.dumps(secret)), Secret)
    with pytest.raises(TypeError, match="must be str, not bytes"):
        Secret(b"x")


def test_redact_masks_every_occurrence():
    assert redact("a s3cret, b s3cret", (Secret("s3cret"), "", "other")) == "a ***, b ***"


def test_log_has_one_line_per_attempt_with_the_request(flavour, client, server, log):
    server.faults.append(fail(grpc.StatusCode.UNAVAILABLE, "overloaded"))
    flavour.run(client.call, READ, text("hello"))
    lines = [record.getMessage() for record in log.records if record.name == "sample"]
    assert len(lines) == 2
    assert lines[0].startswith("sample.v1.Service/Read attempt 1: UNAVAILABLE: overloaded in ")
    assert lines[1].startswith("sample.v1.Service/Read attempt 2: OK in ")
    assert lines[1].endswith("ms {value: 'hello'}")


def test_nothing_is_logged_above_debug_and_no_handler_is_ours(flavour, client, server, caplog):
    caplog.set_level(logging.INFO)
    server.faults.append(fail(grpc.StatusCode.UNAVAILABLE))
    flavour.run(client.call, READ, text())
    assert [record for record in caplog.records if record.name.startswith("sample")] == []
    assert logging.getLogger("sample").handlers == []


def test_secret_fields_of_requests_are_masked_at_any_depth():
    struct = Struct()
    struct.update(
        {
            "api_key": "s3cret",
            "plain": "shown",
            "nested": {"Password": "s3cret", "list": [{"accessToken": "s3cret", "count": 1}]},
            "long": "x" * 500,
        }
    )
    line = render(struct)
    assert "s3cret" not in line
    assert "shown" in line
    assert "(500 characters)" in line
    assert len(line) < 1000


def test_secret_fields_are_masked_in_the_log(flavour, client, log):
    method = UnaryMethod("/sample.v1.Service/Nothing", Struct, Struct, RetryClass.READ)
    request = Struct()
    request.update({"payload": "s3cret"})
    with pytest.raises(GRPCError):
        flavour.run(client.call, method, request)
    lines = [record.getMessage() for record in log.records if record.name == "sample"]
    assert len(lines) == 1
    assert "s3cret" not in lines[0]


def test_bytes_and_long_lists_are_only_counted():
    from google.protobuf.descriptor_pb2 import FileDescriptorProto
    from google.protobuf.wrappers_pb2 import BytesValue

    assert render(BytesValue(value=b"x" * 1000)) == "{value: <1000 bytes>}"
    line = render(FileDescriptorProto(dependency=[f"file{number}" for number in range(50)]))
    assert "30 more" in line
