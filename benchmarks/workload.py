"""How much of everything the side-by-side benchmark moves, and the files that it moves."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

MIB = 1024 * 1024
CHUNK_BYTES = MIB
"""What a script of one's own sends in one message, as we do."""


@dataclass(frozen=True)
class Workload:
    """Sizes, and where the server and the files are.

    Args:
        directory: Holds the files to upload; downloads go into folders below it.
        address: Of the server, `host:port`; known once it runs.
        calls: Small calls that are made at the same time.
        threads: Threads that make them, where there are threads.
        parts: Parts of the machine that is listed.
        download_bytes: Size of the object that is downloaded in one message.
        upload_bytes: Size of the file that is uploaded.
        rows: Rows of the export.
        files: Files in the folder that goes up and down.
        file_bytes: Size of each of them.
        page_size: Files per page of the listing, of a side that leaves the number to the script.
        at_once: Most tasks at a time of a side that leaves the number to the script; 0 for all.
    """

    directory: str
    address: str = ""
    calls: int = 3000
    threads: int = 8
    parts: int = 50
    download_bytes: int = 16 * MIB
    upload_bytes: int = 256 * MIB
    rows: int = 20_000
    files: int = 500
    file_bytes: int = 20_000
    page_size: int = 50
    at_once: int = 0

    @classmethod
    def small(cls, directory: str) -> Workload:
        """Enough to see that everything runs; its figures mean nothing."""
        return cls(
            directory,
            calls=40,
            parts=3,
            download_bytes=100_000,
            upload_bytes=3 * MIB,
            rows=50,
            files=12,
            file_bytes=900,
        )

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Workload:
        return cls(**json.loads(text))

    @property
    def upload_file(self) -> Path:
        """The large file."""
        return Path(self.directory, "large.bin")

    @property
    def folder(self) -> Path:
        """The folder of small files."""
        return Path(self.directory, "folder")

    def small_files(self) -> list[Path]:
        """The files of the folder."""
        return sorted(self.folder.iterdir())

    def make_files(self) -> None:
        """Write everything that is uploaded."""
        piece = os.urandom(MIB)
        with self.upload_file.open("wb") as file:
            for start in range(0, self.upload_bytes, MIB):
                file.write(piece[: self.upload_bytes - start])
        self.folder.mkdir()
        for number in range(self.files):
            (self.folder / f"capture-{number:04}.jpg").write_bytes(os.urandom(self.file_bytes))
