"""Shows what is repeated after a failure, what is not, and how to say otherwise.

Usage: `python retries_and_deadlines.py`; it takes `pip install 'viam-cloud[emulator]'`.
"""

from viam_cloud import RetryPolicy, ViamClient
from viam_cloud.errors import DeadlineExceededError, UnavailableError
from viam_cloud_emulator import Emulator


def reads_and_writes(client: ViamClient, cloud: Emulator) -> None:
    """A read is tried four times; a write that could happen twice, once, unless its call says so."""
    with cloud.fault("ListOrganizations", status="UNAVAILABLE", times=2) as fault:
        print("read:", client.app_client.list_organizations(), "after", fault.hits, "failures")
    with cloud.fault("CreateOrganization", status="UNAVAILABLE", times=2) as fault:
        try:
            client.app_client.create_organization("Acme")
        except UnavailableError as error:
            print("write:", error.status.name, "after", error.attempts, "attempt")
        acme = client.app_client.create_organization("Acme", retry=RetryPolicy(attempts=3))
        print("write that says so:", acme.name, "after", fault.hits, "failures in all")


def one_client(client: ViamClient, cloud: Emulator) -> None:
    """Copies are cheap, and share the connection."""
    nightly = client.with_options(timeout=300, retry=RetryPolicy(attempts=10, max_backoff=0.2))
    dashboard = client.with_options(retry=None)
    with cloud.fault("ListOrganizations", status="UNAVAILABLE", times=7):
        print("nightly job:", [each.name for each in nightly.app_client.list_organizations()])
    with cloud.fault("ListOrganizations", status="UNAVAILABLE", times=7) as fault:
        try:
            dashboard.app_client.list_organizations()
        except UnavailableError:
            print("dashboard: gave up after", fault.hits, "failure")


def deadlines(client: ViamClient, cloud: Emulator) -> None:
    """A deadline is for the whole call: all attempts, and the waits between them."""
    with cloud.fault("ListOrganizations", latency=2):
        try:
            client.app_client.list_organizations(timeout=0.1)
        except DeadlineExceededError as error:
            print("deadline:", error.status.name)


if __name__ == "__main__":
    with Emulator() as emulator, emulator.client() as viam_client:
        for show in (reads_and_writes, one_client, deadlines):
            show(viam_client, emulator)
