"""Options of a connection without a sign-in: what they mean to gRPC, and what is wrong with others."""

from __future__ import annotations

import pytest

from viam_cloud_runtime.rpc.channel_settings import channel_options, make_settings
from viam_cloud_runtime.rpc.connection_options import ConnectionOptions


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ({"call_timeout": 0}, r"^Client\.call_timeout must be more than 0 seconds, not 0; None means no deadline$"),
        (
            {"call_timeout": "60"},
            r"^Client\.call_timeout must be a number of seconds, not str; None means no deadline$",
        ),
        ({"proxy": "socks5://x"}, r"^Client\.proxy is a proxy of the kind 'socks5'"),
        ({"proxy": 3128}, r"^Client\.proxy must be str"),
        ({"root_certificates": "ca.pem"}, r"^Client\.root_certificates must be bytes, in PEM, not str"),
        ({"root_certificates": b"ca.pem"}, r"^Client\.root_certificates holds no certificate"),
        ({"private_key": b"x"}, r"^Client: mutual TLS needs both"),
    ],
)
def test_errors_name_the_client_that_was_made(flavour, option, words):
    with pytest.raises((TypeError, ValueError), match=words):
        flavour.module.Client("localhost:1", **option)


@pytest.mark.parametrize("option", [{"timeout": 0}, {"call_timeout": 0}, {"proxy": "x"}, {"private_key": b"x"}])
def test_no_connection_is_made_of_wrong_options(option):
    with pytest.raises(ValueError, match=r"^ConnectionOptions"):
        make_settings("localhost:1", ConnectionOptions(**option))


def test_they_show_no_secret():
    shown = repr(ConnectionOptions(proxy="http://me:s3cret@proxy:1", certificate_chain=b"chain", private_key=b"s3cret"))
    assert "proxy='http://***@proxy:1'" in shown
    assert "certificate_chain=<5 bytes>" in shown
    assert "s3cret" not in shown


def test_options_are_copied_when_a_client_is_made():
    options = ConnectionOptions(insecure=True)
    settings = make_settings("localhost:1", options)
    options.timeout = 1
    assert settings.options.timeout == 20


def test_channel_options():
    options = dict(channel_options(make_settings("localhost:1", ConnectionOptions(proxy="http://proxy:3128"))))
    assert options["grpc.max_receive_message_length"] == -1
    assert options["grpc.keepalive_time_ms"] >= 300_000
    assert options["grpc.http_proxy"] == "http://proxy:3128"
    assert "grpc.http_proxy" not in dict(channel_options(make_settings("localhost:1", ConnectionOptions())))
