"""`python -m tests.peers.parity`: the table of what agrees, the exceptions with their reasons, and the total."""

from __future__ import annotations

import asyncio
import inspect
import logging
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from google.protobuf import json_format
from viam.app.viam_client import ViamClient as TheirClient
from viam.rpc.dial import DialOptions as TheirDialOptions

from tests.peers.parity.arguments import Sdk
from tests.peers.parity.exceptions import EXCEPTIONS
from tests.peers.parity.fill import filled
from tests.peers.parity.values import difference, plain
from tests.support.descriptor_server import AUTHENTICATE, DescriptorServer, load_rpcs
from tests.support.documented_surface import DOCUMENTED_SURFACE, DocumentedParam
from viam_cloud import DialOptions, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient

_KEY_ID = "b5b1f3a0-6d5c-4b7e-9d59-2f9f6a8c1d11"
_PROPERTIES = {
    "AppClient": "app_client",
    "DataClient": "data_client",
    "MLTrainingClient": "ml_training_client",
    "BillingClient": "billing_client",
    "ProvisioningClient": "provisioning_client",
}
_WANTED = 0.99


@dataclass(frozen=True)
class Outcome:
    """What one call did: the requests by RPC, and its result or error."""

    requests: list[tuple[str, Any]]
    result: Any


@dataclass(frozen=True)
class Comparison:
    """One documented method with one choice of arguments."""

    method: str
    arguments: str
    difference: str


class Parity:
    """Both SDKs, connected to one recording server."""

    def __init__(self, server: DescriptorServer, loop: asyncio.AbstractEventLoop, scratch: Path) -> None:
        self._server = server
        self._loop = loop
        self.verbose = "--verbose" in sys.argv
        options = DialOptions.with_api_key("key", _KEY_ID)
        options.insecure = True
        their_options = TheirDialOptions.with_api_key("key", _KEY_ID)
        their_options.insecure = True
        # With the options of the other SDK, which are taken as well.
        self.ours = ViamClient.create_from_dial_options(their_options, server.address)
        self.ours_async = self._run(AsyncViamClient.create_from_dial_options(options, server.address))
        self.theirs = self._run(TheirClient.create_from_dial_options(their_options, f"http://{server.address}"))
        self._our_sdk = Sdk("viam_cloud.proto", "viam_cloud.app.app_client", scratch)
        self._their_sdk = Sdk("viam.proto", "viam.app.app_client", scratch)

    def comparisons(self) -> Iterator[Comparison]:
        """Every comparable method, with the required arguments alone and with all."""
        for client, methods in DOCUMENTED_SURFACE.items():
            for name, params in methods.items():
                theirs = getattr(getattr(self.theirs, _PROPERTIES[client]), name, None)
                if theirs is None:
                    continue
                required = [param for param in params if param.default is None]
                choices = {"required": required, "all": params}
                # The peer cannot send these, which must not hide how it sends the others.
                choices["all but method_parameters"] = [p for p in params if p.name != "method_parameters"]
                seen: list[list[DocumentedParam]] = []
                for label, chosen in choices.items():
                    if chosen not in seen:
                        seen.append(chosen)
                        yield self._compare(client, name, label, chosen, theirs)

    def close(self) -> None:
        self.ours.close()
        self.theirs.close()
        self._run(_closed(self.ours_async))

    def _compare(self, client: str, name: str, label: str, params: list[DocumentedParam], theirs: Any) -> Comparison:
        keywords = [(param.name, param) for param in params]
        expected = self._outcome(theirs, {key: self._their_sdk.argument(param) for key, param in keywords})
        found = ""
        # Ours takes what was made with the other SDK, too.
        choices = (
            ("blocking", self.ours, self._our_sdk),
            ("async", self.ours_async, self._our_sdk),
            ("blocking, of theirs", self.ours, self._their_sdk),
        )
        for flavour, ours, maker in choices:
            method = getattr(getattr(ours, _PROPERTIES[client]), name)
            outcome = self._outcome(method, {key: maker.argument(param) for key, param in keywords})
            where = difference(outcome.requests, expected.requests, "request")
            where = where or difference(outcome.result, expected.result, "result")
            found = found or (where and f"{flavour}: {where}")
        return Comparison(f"{client}.{name}", label, found)

    def _outcome(self, method: Any, arguments: dict[str, Any]) -> Outcome:
        for path, rpc in self._server.rpcs.items():
            if path != AUTHENTICATE:
                self._server.expect(path, filled(rpc.response_type))
        try:
            result: Any = plain(self._finished(method(**arguments)))
        except Exception as error:
            result = f"raises {type(error).__name__}"
            if self.verbose:
                print(f"{method.__qualname__}: {error!r}")
        requests = [
            (path, [json_format.MessageToDict(request) for request in exchange.requests])
            for path, exchange in sorted(self._server.exchanges.items())
            if exchange.metadata and path != AUTHENTICATE
        ]
        return Outcome([list(pair) for pair in requests], result)  # type: ignore[misc]

    def _finished(self, result: Any) -> Any:
        if inspect.isawaitable(result) and not hasattr(result, "__anext__"):
            result = self._run(_awaited(result))
        if hasattr(result, "__anext__") or hasattr(result, "__aiter__"):
            return self._run(_collected(result))
        return list(result) if isinstance(result, Iterator) else result

    def _run(self, awaitable: Any) -> Any:
        return self._loop.run_until_complete(awaitable)


async def _awaited(value: Any) -> Any:
    return await value


async def _collected(stream: AsyncIterator[Any]) -> list[Any]:
    return [item async for item in stream]


async def _closed(client: AsyncViamClient) -> None:
    await client.close()


def main() -> int:
    """Prints the table; the status is 1 when fewer calls agree than must, or an exception has gone."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    rpcs = load_rpcs(resources.files("viam_cloud").joinpath("descriptors.binpb").read_bytes())
    loop = asyncio.new_event_loop()
    with DescriptorServer(rpcs) as server, tempfile.TemporaryDirectory() as scratch:
        parity = Parity(server, loop, Path(scratch))
        found = list(parity.comparisons())
        parity.close()
    loop.close()
    return report(found)


def report(found: list[Comparison]) -> int:
    """Every call that differs, with the reason why that is right, and the total."""
    differing = [comparison for comparison in found if comparison.difference]
    unexplained = [c for c in differing if (c.method, c.arguments) not in EXCEPTIONS]
    gone = EXCEPTIONS.keys() - {(c.method, c.arguments) for c in differing}
    for title, rows in (("differs, and should", differing), ("DIFFERS", unexplained)):
        for row in rows:
            reason = EXCEPTIONS.get((row.method, row.arguments), "")
            if bool(reason) is (title == "differs, and should"):
                print(f"{title:<20} {row.method} ({row.arguments})\n{'':<21}{row.difference[:300]}\n{'':<21}{reason}")
    for method, arguments in sorted(gone):
        print(f"{'agrees by now':<20} {method} ({arguments}): no exception any more")
    comparable = len(found) - len([c for c in differing if (c.method, c.arguments) in EXCEPTIONS])
    agreeing = len(found) - len(differing)
    print(f"{len(found)} calls compared, {len(differing) - len(unexplained)} differ for a reason")
    print(f"{agreeing}/{comparable} comparable calls agree ({agreeing / comparable:.1%})")
    return 0 if agreeing / comparable >= _WANTED and not gone else 1


if __name__ == "__main__":
    sys.exit(main())
