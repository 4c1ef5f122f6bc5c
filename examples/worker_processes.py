"""Hashes what machines have stored in several processes, as for work that keeps CPUs busy.

Usage: `python worker_processes.py`, with VIAM_API_KEY and VIAM_API_KEY_ID in the
environment.
"""

import hashlib
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from viam_cloud import ViamClient


@cache
def client() -> ViamClient:
    """The client of this process, made when it is first needed."""
    return ViamClient.create_from_env_vars()


def digest(binary_data_id: str) -> str:
    """Download a file, and do something expensive with it."""
    [file] = client().data_client.binary_data_by_ids([binary_data_id])
    name = f"{file.metadata.file_name}{file.metadata.file_ext}"
    return f"{name} {hashlib.sha256(file.binary).hexdigest()[:12]}"


if __name__ == "__main__":
    files = client().data_client.iter_binary_data_by_filter(include_binary_data=False)
    ids = [file.metadata.binary_data_id for file in files]

    # Safe everywhere: new processes, which share nothing with this one. What goes to them
    # and back is pickled, so it is IDs and text.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        for line in sorted(workers.map(digest, ids)):
            print("spawn", line)

    # Faster to start, on Linux: copies of this process, in each of which its client connects
    # anew. No other thread may be inside a call while the process is copied.
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as workers:
        for line in sorted(workers.map(digest, ids)):
            print("fork ", line)
