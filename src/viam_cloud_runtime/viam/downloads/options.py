"""What a download of many files is told, and what it takes over from its client; checked before anything is sent."""

from __future__ import annotations

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit
from viam_cloud_runtime.concurrency.transfer_retries import TRANSFER_RETRY_POLICY, TransferBudget, TransferRetries
from viam_cloud_runtime.rpc.base_client import wire_of
from viam_cloud_runtime.rpc.channel_settings import Settings
from viam_cloud_runtime.rpc.options import (
    DEFAULT,
    CallOptions,
    Retry,
    Timeout,
    checked_retry,
    effective_timeout,
    upload_timeout,
)
from viam_cloud_runtime.viam.downloads.http_rules import NO_LOGIN, Login, login_of
from viam_cloud_runtime.viam.log import LOGGER


class DownloadOptions:
    """How a download calls, signs in and waits.

    Args:
        client: The client that it is made for.
        timeout: Seconds for each call, and for each large file over HTTP.
        retry: When a call, or an attempt over HTTP, is repeated.
        at_once: How many files are under way at a time.

    Raises:
        TypeError, ValueError: `timeout` or `retry` is none.
    """

    def __init__(self, client: object, timeout: Timeout, retry: Retry, at_once: ConcurrencyLimit) -> None:
        wire = wire_of(client)
        options = CallOptions() if wire is None else wire[1]
        self.settings: Settings | None = None if wire is None else wire[0].settings
        self.login: Login = NO_LOGIN if self.settings is None else login_of(self.settings, options)
        self.limit: float | None = effective_timeout(timeout, options, None)
        """Seconds that were asked for, by the caller or the client; None for no limit."""
        self._is_limited = not (timeout is DEFAULT and options.timeout is DEFAULT)
        given = options.retry if retry is DEFAULT else retry
        self.policy = TRANSFER_RETRY_POLICY if given is DEFAULT else checked_retry(given)
        self._budget = TransferBudget(self.policy, at_once)

    def retries(self, name: str = "") -> TransferRetries:
        """The retries of one step, from the budget that all share; with the name of the file, if it is for one."""
        return TransferRetries(self.policy, self._budget, LOGGER, name)

    def timeout_for(self, size: int) -> Timeout:
        """Seconds for a call whose answer has so many bytes."""
        if self._is_limited or self.settings is None:
            return self.limit if self._is_limited else DEFAULT
        return upload_timeout(self.settings.options.call_timeout, size)
