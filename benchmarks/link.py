"""A wide-area link: what goes through it takes a while in either direction, and a rate at most if there is one.

Run as `python -m benchmarks.link ADDRESS SECONDS [BYTES_PER_SECOND]`, with the time there and back; it prints its address
once it takes connections. Opening one takes a round trip, as TCP's handshake does. Nothing gets lost.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks import ROOT

WINDOW_BYTES = 4 << 20
"""Most that is on its way in one direction of a connection: the receive buffer that systems grow to by themselves."""

_PIECE_BYTES = 1 << 16


@contextmanager
def wide_area_link(address: str, round_trip: float, rate: float | None = None) -> Iterator[str]:
    """A link in a process of its own; gives the address that leads through it.

    Args:
        address: Where it leads, `host:port`.
        round_trip: Seconds there and back; 0 gives the address itself.
        rate: Bytes per second and connection, in each direction; None for no limit.
    """
    if not round_trip and rate is None:
        yield address
        return
    command = [sys.executable, "-m", __name__, address, str(round_trip), *([str(rate)] if rate else [])]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            through = process.stdout.readline().strip()
            if not through:
                raise RuntimeError("the link did not start; it says why above")
            yield through
        finally:
            process.terminate()


class Departures:
    """When what arrives at one end of the link leaves the other: a delay, and a rate at most. Times come in as numbers.

    Args:
        delay: Seconds from end to end.
        rate: Bytes per second; None for no limit.
        opens: When the connection is there.
    """

    def __init__(self, delay: float, rate: float | None, opens: float) -> None:
        self._delay = delay
        self._rate = rate
        self._free = opens

    def after(self, now: float, size: int) -> float:
        """When the last byte of a piece leaves that was given to the link now.

        Args:
            now: Seconds on a clock.
            size: Bytes.
        """
        self._free = max(self._free, now) + (size / self._rate if self._rate else 0)
        return self._free + self._delay


class _Direction:
    """One direction of one connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, departures: Departures) -> None:
        self._reader = reader
        self._writer = writer
        self._departures = departures
        self._clock = asyncio.get_running_loop().time
        self._pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._held = 0
        self._has_room = asyncio.Condition()

    async def carry(self) -> None:
        """Carry everything, until the end that comes in goes out."""
        sending = asyncio.ensure_future(self._send())
        try:
            await self._receive()
        except OSError:
            self._pieces.put_nowait((0.0, b""))
        await sending

    async def _receive(self) -> None:
        while True:
            async with self._has_room:
                await self._has_room.wait_for(lambda: self._held < WINDOW_BYTES)
            piece = await self._reader.read(_PIECE_BYTES)
            self._held += len(piece)
            self._pieces.put_nowait((self._departures.after(self._clock(), len(piece)), piece))
            if not piece:
                return

    async def _send(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                leaves, piece = await self._pieces.get()
                if (wait := leaves - self._clock()) > 0:
                    await asyncio.sleep(wait)
                if not piece:
                    self._writer.write_eof()
                    return
                self._writer.write(piece)
                await self._writer.drain()
                async with self._has_room:
                    self._held -= len(piece)
                    self._has_room.notify()


async def _connect(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str, round_trip: float, rate: float | None
) -> None:
    host, _, port = address.rpartition(":")
    await asyncio.sleep(round_trip)
    now = asyncio.get_running_loop().time()
    with contextlib.suppress(OSError):
        there, back = await asyncio.open_connection(host, int(port))
        # The server learns of a connection half a round trip after the client has it.
        answers = Departures(round_trip / 2, rate, now + round_trip / 2)
        try:
            await asyncio.gather(
                _Direction(reader, back, Departures(round_trip / 2, rate, now)).carry(),
                _Direction(there, writer, answers).carry(),
            )
        finally:
            back.close()
    writer.close()


async def _serve(address: str, round_trip: float, rate: float | None) -> None:
    server = await asyncio.start_server(
        lambda reader, writer: _connect(reader, writer, address, round_trip, rate), "127.0.0.1", 0
    )
    print("127.0.0.1:{1}".format(*server.sockets[0].getsockname()), flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else None))
