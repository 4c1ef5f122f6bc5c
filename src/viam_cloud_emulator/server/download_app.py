"""Downloads as a WSGI application: conditional requests, parts of files, other origins, errors as JSON."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestedRangeNotSatisfiable
from werkzeug.http import parse_range_header
from werkzeug.wrappers import Request, Response
from werkzeug.wsgi import FileWrapper

from viam_cloud_emulator.core.downloads import Download, RequestHeaders

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Opener: TypeAlias = Callable[[str, RequestHeaders], "Download | HTTPStatus"]
"""Opens what a path stands for, for the caller that the headers name, or says why not."""

_CHUNK_BYTES = 256 * 1024
_MIME_TYPE = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")
_METHODS = ("GET", "HEAD", "OPTIONS")
_MESSAGES = {
    HTTPStatus.UNAUTHORIZED: "send an API key (headers key_id and key) or an access token (authorization: Bearer …)",
    HTTPStatus.FORBIDDEN: "the link is not one of this server, or it has expired",
    HTTPStatus.NOT_FOUND: "there is no such file, or not for this caller",
    HTTPStatus.METHOD_NOT_ALLOWED: f"files can be read ({', '.join(_METHODS)}) and nothing else",
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: "the range begins behind the end of the file",
}
# Web pages of any origin may read: what they need is a key or a link, which no browser sends by itself.
_OTHER_ORIGINS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(_METHODS),
    "Access-Control-Allow-Headers": "authorization, if-none-match, if-range, key, key_id, range",
    "Access-Control-Max-Age": "86400",
}

_logger = logging.getLogger(__name__)


class DownloadApp:
    """Answers requests for files.

    Args:
        open_path: Opens what a path stands for.
    """

    def __init__(self, open_path: Opener) -> None:
        self._open = open_path

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI has it."""
        request = Request(environ)
        try:
            response = self._respond(request)
        except HTTPException as error:
            response = _error(error)
        response.headers.update(_OTHER_ORIGINS)
        # Not the path, which is all that a reader of the log would need to download the file.
        _logger.info("download %s", response.status_code)
        return response(environ, start_response)

    def _respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(_METHODS), **_PREFLIGHT})
        if request.method not in _METHODS:
            raise MethodNotAllowed(_METHODS)
        found = self._open(request.path, request.headers)
        if isinstance(found, HTTPStatus):
            return _refusal(found)
        response = _file(found)
        try:
            return response.make_conditional(
                _without_strange_range(request, found.size), accept_ranges=True, complete_length=found.size
            )
        except RequestedRangeNotSatisfiable:
            response.close()
            raise


def _file(found: Download) -> Response:
    # The MIME type comes from the upload and may be any text, line breaks included.
    mime_type = found.mime_type if _MIME_TYPE.fullmatch(found.mime_type) else "application/octet-stream"
    response = Response(
        FileWrapper(found.content, _CHUNK_BYTES),
        content_type=mime_type,
        headers={
            "Accept-Ranges": "bytes",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
            "Content-Length": str(found.size),
            "X-Content-Type-Options": "nosniff",
        },
        # So that a part of it is read from where it begins.
        direct_passthrough=True,
    )
    if found.etag:
        response.headers["ETag"] = found.etag
    return response


def _without_strange_range(request: Request, size: int) -> Request:
    """The request without its range, unless that is one of bytes: HTTP allows to send the whole file then.

    More bytes from the end than there are mean the whole file, too.
    """
    wanted = parse_range_header(request.headers.get("Range"))
    if wanted is None or wanted.units != "bytes" or len(wanted.ranges) != 1 or wanted.ranges[0][0] < -size:
        request.environ.pop("HTTP_RANGE", None)
    return request


def _refusal(status: HTTPStatus) -> Response:
    response = _json(status, _MESSAGES.get(status, status.phrase))
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _error(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    response = _json(status, _MESSAGES.get(status, status.phrase))
    # What belongs to the status, such as Allow and Content-Range.
    response.headers.extend([(name, value) for name, value in error.get_headers() if name != "Content-Type"])
    return response


def _json(status: HTTPStatus, message: str) -> Response:
    body = json.dumps({"code": int(status), "message": message}, ensure_ascii=False)
    return Response(body, status=status, content_type="application/json")
