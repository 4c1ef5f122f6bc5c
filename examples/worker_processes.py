"""Hashes what machines have stored in several processes, as for work that keeps CPUs busy.

Usage: `python worker_processes.py`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment.
"""

import hashlib
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from viam_cloud import ViamClient


@cache
def client() -> ViamClient:
    """The client of this process, made when it is first needed: the key comes from the environment, not over a pipe."""
    return ViamClient.create_from_env_vars()


def digest(binary_data_id: str) -> str:
    """Download a file, and do something expensive with it. Arguments and results are plain values, which pickle well."""
    [file] = client().data_client.binary_data_by_ids([binary_data_id])
    return f"{file.metadata.file_name}{file.metadata.file_ext} {hashlib.sha256(file.binary).hexdigest()[:12]}"


if __name__ == "__main__":
    files = client().data_client.iter_binary_data_by_filter(include_binary_data=False)
    ids = [file.metadata.binary_data_id for file in files]

    # Safe everywhere, and the default on macOS and Windows: new processes, which share nothing with this one.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        for line in sorted(workers.map(digest, ids)):
            print("spawn", line)

    # Faster to start, on Linux: copies of this process, in each of which its blocking client connects anew. No other
    # thread may be inside a call at that moment; where one was, the first call of the copy is an error that says so.
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as workers:
        for line in sorted(workers.map(digest, ids)):
            print("fork ", line)
