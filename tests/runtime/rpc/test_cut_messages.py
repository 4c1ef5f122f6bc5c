"""Answers whose last message is cut off, though the status says OK. What there is of it never comes out."""

from __future__ import annotations

import pytest

from tests.support.sample.sample_api import READ, text
from tests.support.sockets.http2_server import Http2Server, body, framed
from viam_cloud_runtime import InternalError

MESSAGE = framed(text("x" * 50).SerializeToString())
CUTS = [1, 4, 5, 30]


@pytest.mark.parametrize("length", CUTS)
def test_a_stream_gives_whole_messages_alone(flavour, length, server_stream):
    """gRPC hides the rest, as the documentation says."""
    with Http2Server(body(MESSAGE * 2 + MESSAGE[:length])) as server:
        client = flavour.module.Client(server.address, insecure=True)
        assert flavour.collect(client.call(server_stream, text())) == [text("x" * 50)] * 2
        flavour.run(client.close)


@pytest.mark.parametrize("length", [0, *CUTS])
def test_a_unary_call_without_a_whole_answer_fails(flavour, length):
    with Http2Server(body(MESSAGE[:length])) as server:
        client = flavour.module.Client(server.address, insecure=True)
        with pytest.raises(InternalError, match="cannot be read as StringValue"):
            flavour.run(client.call, READ, text())
        flavour.run(client.close)
