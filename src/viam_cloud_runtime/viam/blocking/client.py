# Made of ../aio/client.py by `python -m generator`; do not edit.
"""The blocking client that Viam's top client is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from viam_cloud_runtime.blocking.clients import TopClient
from viam_cloud_runtime.blocking.connection import Connection
from viam_cloud_runtime.viam.authentication import SigningTopClient, from_environment

if TYPE_CHECKING:
    from viam_cloud_runtime.viam.dial import DialOptions

ViamClientT = TypeVar("ViamClientT", bound="ViamClientBase")


class ViamClientBase(TopClient, SigningTopClient[Connection]):
    """Base of the generated top client of a cloud that one signs in to. Made by its `create_from_...` methods.

    It can be pickled, and signs in anew where it is unpickled; the pickle therefore holds the API key.
    """

    @classmethod
    def create_from_dial_options(
        cls: type[ViamClientT], dial_options: DialOptions, app_url: str | None = None
    ) -> ViamClientT:
        """Connect and sign in.

        Args:
            dial_options: How to connect; `credentials` and `auth_entity` are required.
            app_url: Where to connect, such as `app.viam.com` or `https://app.viam.com:443`. Default: `dial_options.app_url`,
                or else the cloud.

        Returns:
            The client, signed in.

        Raises:
            ValueError: `dial_options` lack what a sign-in takes, or contradict the address.
            UnauthenticatedError: The credentials were refused.
            GRPCError: The sign-in failed otherwise.

        Example:
            >>> options = DialOptions.with_api_key("...", "...")  # doctest: +SKIP
            >>> client = ViamClient.create_from_dial_options(options)  # doctest: +SKIP
        """
        connection = Connection(cls._settings(dial_options, app_url))
        try:
            connection.sign_in()
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @classmethod
    def create_from_env_vars(
        cls: type[ViamClientT], dial_options: DialOptions | None = None, app_url: str | None = None
    ) -> ViamClientT:
        """Connect and sign in with the API key in the environment: `VIAM_API_KEY` and `VIAM_API_KEY_ID`.

        Args:
            dial_options: How to connect otherwise; its credentials do not count.
            app_url: Where to connect. Default: `dial_options.app_url`, `VIAM_APP_URL` in the environment, or else the cloud.

        Returns:
            The client, signed in.

        Raises:
            ValueError: A variable is missing; it is named.
            UnauthenticatedError: The credentials were refused.
            GRPCError: The sign-in failed otherwise.

        Example:
            >>> client = ViamClient.create_from_env_vars()  # doctest: +SKIP
        """
        return cls.create_from_dial_options(from_environment(dial_options), app_url)
