"""Addresses of binary data, `BinaryMetadata.uri`: downloads over HTTP for those who sign in with every request."""

from __future__ import annotations

from email.message import Message
from http import HTTPStatus

from viam_cloud_emulator.core.call import Call, Caller, Environment
from viam_cloud_emulator.core.errors import StatusError, unauthenticated
from viam_cloud_emulator.core.http_downloads import Download
from viam_cloud_emulator.services.data.binary_table import rows_by_ids
from viam_cloud_emulator.services.data.signed_urls import open_download
from viam_cloud_emulator.services.identity.keys import caller_with_key, verified_generation
from viam_cloud_emulator.services.identity.sign_in import signed_in_caller


def open_for_caller(environment: Environment, identifier: str, headers: Message) -> Download | HTTPStatus:
    """Open the binary data with an ID, if whoever asks may read it.

    Args:
        environment: State of the emulator.
        identifier: ID of the binary data.
        headers: Of the request: an API key as `key_id` and `key`, or an access token as `authorization: Bearer …`.
    """
    try:
        caller = _caller(environment, headers)
    except StatusError:
        return HTTPStatus.UNAUTHORIZED
    with environment.store.read() as transaction:
        if not rows_by_ids(Call(environment, caller, transaction), [identifier], ()):
            return HTTPStatus.NOT_FOUND
    return open_download(environment, identifier) or HTTPStatus.NOT_FOUND


def _caller(environment: Environment, headers: Message) -> Caller:
    key_id, key = headers.get("key_id"), headers.get("key")
    if key_id is None or key is None:
        return signed_in_caller(environment, headers.get("authorization"))
    with environment.store.read() as transaction:
        generation = verified_generation(transaction, key_id, key)
        caller = caller_with_key(transaction, key_id, generation) if generation is not None else None
    if caller is None:
        raise unauthenticated("the API key ID or the API key is wrong")
    return caller
