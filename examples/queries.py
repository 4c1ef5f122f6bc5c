"""Asks the same of readings in SQL and in MQL: how many each sensor has given, and what the hours of a day were like.

Usage: `python queries.py`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and VIAM_APP_URL if the cloud is not
Viam's own.
"""

import os
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

from viam_cloud import DialOptions, ViamClient

# Without a bound on the time SQL finds nothing in the cloud.
COUNTS_IN_SQL = """
SELECT component_name, COUNT(*) AS readings, MAX(time_received) AS last
FROM readings
WHERE time_received >= CAST('2025-01-01T00:00:00.000Z' AS TIMESTAMP)
GROUP BY component_name
ORDER BY component_name
"""
COUNTS_IN_MQL: list[dict[str, Any]] = [
    {"$match": {"time_received": {"$gte": datetime(2025, 1, 1, tzinfo=timezone.utc)}}},
    {"$group": {"_id": "$component_name", "readings": {"$sum": 1}, "last": {"$max": "$time_received"}}},
    {"$sort": {"_id": 1}},
]
HOURS: list[dict[str, Any]] = [
    {"$match": {"component_name": "battery"}},
    {
        "$group": {
            "_id": {"$dateTrunc": {"date": "$time_requested", "unit": "hour"}},
            "volts": {"$avg": "$data.readings.volts"},
        }
    },
    {"$sort": {"_id": 1}},
]


def main() -> None:
    """Ask and print."""
    app_url = os.environ.get("VIAM_APP_URL", "app.viam.com")
    url = urlsplit(app_url if "//" in app_url else f"//{app_url}")
    plaintext = url.scheme != "https" and url.hostname in ("localhost", "127.0.0.1", "::1")
    with ViamClient.create_from_env_vars(DialOptions(insecure=plaintext), app_url) as client:
        data = client.data_client
        for organization in client.app_client.list_organizations():
            print(organization.name)
            in_sql = data.tabular_data_by_sql(organization.id, COUNTS_IN_SQL)
            in_mql = data.tabular_data_by_mql(organization.id, COUNTS_IN_MQL)
            for sql_row, mql_row in zip(in_sql, in_mql, strict=True):
                same = (sql_row["component_name"], sql_row["readings"]) == (mql_row["_id"], mql_row["readings"])
                print(
                    f"  {mql_row['_id']:<12} {mql_row['readings']:>3}  {mql_row['last']:%H:%M}", "" if same else sql_row
                )
            # However many hours there are, they come a page at a time.
            for hour in data.iter_tabular_data_by_mql(organization.id, HOURS, page_size=1000):
                print(f"  {hour['_id']:%Y-%m-%d %H:%M}  {hour['volts']:.3f} V")


if __name__ == "__main__":
    main()
