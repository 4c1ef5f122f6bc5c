"""The options of Viam's clients: what they sign in with, and what is wrong with others."""

from __future__ import annotations

import dataclasses
import math
import pickle

import pytest

from tests.support.sample.programmable_server import API_KEY, API_KEY_ID
from tests.support.sample.sample_api import AUTHENTICATE, viam_client_class
from viam_cloud_runtime.viam.authentication import from_environment, sign_in_with
from viam_cloud_runtime.viam.dial import Credentials, DialOptions

WITH_KEY = DialOptions.with_api_key(API_KEY, API_KEY_ID)


@pytest.mark.parametrize("address", ["", "::1:37479"])
def test_a_client_never_falls_back_to_the_cloud(flavour, address):
    with pytest.raises(ValueError, match="the address "):
        flavour.run(viam_client_class(flavour).create_from_dial_options, WITH_KEY, address)


def test_an_empty_key_is_refused():
    with pytest.raises(ValueError, match="credentials are empty, such as an unset variable"):
        sign_in_with(DialOptions.with_api_key("", API_KEY_ID), lambda: AUTHENTICATE)


def test_with_api_key():
    options = DialOptions.with_api_key(API_KEY, API_KEY_ID)
    assert options.credentials == Credentials("api-key", API_KEY)
    assert options.auth_entity == API_KEY_ID
    assert repr(options.auth_entity) == repr(API_KEY_ID)
    assert options == dataclasses.replace(DialOptions(), credentials=options.credentials, auth_entity=API_KEY_ID)


@pytest.mark.parametrize("form", ["{}", "{{{}}}", "urn:uuid:{}"])
@pytest.mark.parametrize("api_key_id", [API_KEY_ID, API_KEY_ID.upper(), API_KEY_ID.replace("-", "")])
def test_key_id_may_have_any_form_of_a_uuid(form, api_key_id):
    written = form.format(api_key_id)
    assert DialOptions.with_api_key(API_KEY, written).auth_entity == written


@pytest.mark.parametrize("api_key_id", ["", "my-key", "4f0b9bcd-1a2b", "g" * 32, f"{API_KEY_ID}0"])
def test_key_id_must_be_a_uuid(api_key_id):
    with pytest.raises(ValueError, match="api_key_id must be a UUID"):
        DialOptions.with_api_key(API_KEY, api_key_id)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"timeout": 0}, ValueError, r"DialOptions\.timeout must be more than 0"),
        ({"timeout": 0}, ValueError, r"not 0$"),
        ({"timeout": math.inf}, ValueError, "signing in needs a deadline"),
        ({"timeout": "20"}, TypeError, r"DialOptions\.timeout must be a number"),
        ({"call_timeout": -1}, ValueError, r"DialOptions\.call_timeout must be more than 0"),
        ({"initial_connection_attempts": 0}, ValueError, "must be at least 1"),
        ({"initial_connection_attempts": "3"}, TypeError, r"initial_connection_attempts must be int, not str"),
        ({"root_certificates": "ca.pem"}, TypeError, r"root_certificates must be bytes, in PEM, not str; .*read_bytes"),
        ({"private_key": 1, "certificate_chain": b"x"}, TypeError, r"private_key must be bytes, in PEM, not int"),
        ({"proxy": 3128}, TypeError, r"DialOptions\.proxy must be str, .*, not int"),
        ({"private_key": b"x"}, ValueError, "both certificate_chain and private_key"),
        ({"certificate_chain": b"x"}, ValueError, "both certificate_chain and private_key"),
    ],
)
def test_wrong_options_are_refused(arguments, error, words):
    with pytest.raises(error, match=words):
        DialOptions(**arguments)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Credentials("api-key", None), r"Credentials\.payload must be str, not NoneType"),
        (lambda: DialOptions.with_api_key(None, API_KEY_ID), r"api_key must be str, not NoneType"),
        (lambda: DialOptions.with_api_key(API_KEY, None), r"api_key_id must be str, not NoneType"),
        (lambda: DialOptions.with_api_key(API_KEY.encode(), API_KEY_ID), r"api_key must be str, not bytes"),
        (lambda: sign_in_with("s3cret", lambda: AUTHENTICATE), r"dial_options must be DialOptions, not str"),
    ],
)
def test_what_is_no_text_is_named_and_not_shown(make, words):
    with pytest.raises(TypeError, match=words) as caught:
        make()
    assert "s3cret" not in str(caught.value)
    assert API_KEY not in str(caught.value)


def test_options_show_as_they_are_documented_and_no_secret():
    shown = repr(dataclasses.replace(WITH_KEY, proxy="http://me:s3cret@proxy:3128"))
    assert shown == (
        f"DialOptions(disable_webrtc=False, auth_entity={API_KEY_ID!r}, credentials=Credentials(type='api-key', payload='***'), "
        "app_url=None, insecure=False, allow_insecure_downgrade=False, allow_insecure_with_creds_downgrade=False, max_reconnect_attempts=3, "
        "initial_connection_attempts=3, timeout=20, call_timeout=60, root_certificates=None, certificate_chain=None, "
        "private_key=None, proxy='http://***@proxy:3128', tracing=False)"
    )


def test_errors_name_the_class_that_was_made():
    class MyOptions(DialOptions):
        pass

    with pytest.raises(ValueError, match=r"^MyOptions\.call_timeout must be"):
        MyOptions(call_timeout=-1)


def test_options_and_credentials_pickle():
    assert pickle.loads(pickle.dumps(WITH_KEY)) == WITH_KEY


def test_environment_overrides_credentials_only():
    environment = {"VIAM_API_KEY": API_KEY, "VIAM_API_KEY_ID": API_KEY_ID}
    options = DialOptions(timeout=5, credentials=Credentials("api-key", "other"), auth_entity="other")
    assert from_environment(options, environment) == dataclasses.replace(WITH_KEY, timeout=5)
    assert from_environment(None, environment) == WITH_KEY
