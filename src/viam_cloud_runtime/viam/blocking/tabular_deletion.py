# Made of ../aio/tabular_deletion.py by `python -m generator`; do not edit.
"""A documented method for which the API has no RPC."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from google.protobuf.message import Message


class TabularDeletion:
    """What the client of captured data inherits."""

    def delete_tabular_data_by_filter(self, filter: Message | None) -> int:
        """Deprecated: the API cannot delete tabular data by a `Filter`; use `delete_tabular_data`.

        That method takes the organization, the age in days and, if only a part shall go, a `DeleteTabularFilter`.

        Args:
            filter (Filter): Not used.

        Returns:
            int: Never anything.

        Raises:
            NotImplementedError: Always; nothing is sent.

        Example::

            deleted = client.data_client.delete_tabular_data("<ORGANIZATION-ID>", 30)
        """
        raise NotImplementedError(
            "the API cannot delete tabular data by filter; use delete_tabular_data(organization_id, "
            "delete_older_than_days, filter=DeleteTabularFilter(...))"
        )
