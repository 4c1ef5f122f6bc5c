"""Connects through a proxy, to a server whose certificate a private authority has signed.

Usage: `python proxies_and_private_cas.py CA.pem PROXY`, such as `company-ca.pem
http://user:password@proxy.example.com:3128`, with VIAM_API_KEY and VIAM_API_KEY_ID in the
environment.
"""

import sys
from pathlib import Path

from viam_cloud import DialOptions, ViamClient
from viam_cloud.errors import UnavailableError


def try_to_connect(options: DialOptions) -> None:
    """Say who is asking, or why the cloud cannot be asked."""
    try:
        with ViamClient.create_from_env_vars(options) as client:
            print("connected:", ", ".join(client.app_client.who_am_i().organizations.values()))
    except UnavailableError as error:
        print("not connected:", error.hint)


if __name__ == "__main__":
    certificates = Path(sys.argv[1]).read_bytes()
    # Where a proxy reads what is encrypted, its own authority belongs to them, too.
    try_to_connect(DialOptions(proxy=sys.argv[2]))
    try_to_connect(DialOptions(proxy=sys.argv[2], root_certificates=certificates))
