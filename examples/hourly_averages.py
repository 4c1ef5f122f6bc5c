"""Asks for hourly averages in SQL and in MQL, which say the same, and draws them as bars."""

from datetime import datetime, timezone
from typing import Any

from matplotlib import pyplot as plt

from viam_cloud import ViamClient
from viam_cloud.tables import to_pandas

# Without a lower bound on time_received, SQL finds nothing in the cloud.
SQL = """
SELECT robot_id, DATETRUNC(HOUR, time_requested) AS hour, AVG(data.readings.volts) AS volts
FROM readings
WHERE component_name = 'battery' AND time_received >= CAST('2025-06-01T00:00:00.000Z' AS TIMESTAMP)
GROUP BY robot_id, DATETRUNC(HOUR, time_requested)
ORDER BY hour, robot_id
"""
HOUR = {"$dateTrunc": {"date": "$time_requested", "unit": "hour"}}
MQL: list[dict[str, Any]] = [
    {"$match": {"component_name": "battery", "time_received": {"$gte": datetime(2025, 6, 1, tzinfo=timezone.utc)}}},
    {"$group": {"_id": {"robot_id": "$robot_id", "hour": HOUR}, "volts": {"$avg": "$data.readings.volts"}}},
    {"$project": {"_id": 0, "robot_id": "$_id.robot_id", "hour": "$_id.hour", "volts": 1}},
    {"$sort": {"hour": 1, "robot_id": 1}},
]


def main() -> None:
    """Ask in both languages, compare, print and draw."""
    with ViamClient.create_from_env_vars() as client:
        organization = client.app_client.list_organizations()[0]
        rows = client.data_client.tabular_data_by_mql(organization.id, MQL)
        assert client.data_client.tabular_data_by_sql(organization.id, SQL) == rows
        names = {machine.id: machine.name for machine in client.app_client.iter_machines(organization.id)}
    frame = to_pandas(rows)
    frame["machine"] = frame["robot_id"].map(names)
    table = frame.pivot(index="hour", columns="machine", values="volts")
    print(table.round(3).to_string())

    table.index = table.index.strftime("%H:%M")
    axes = table.plot.bar(figsize=(7, 3), rot=0, xlabel="", ylabel="volts", ylim=(24, 25.5), width=0.7)
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    plt.tight_layout()
    plt.savefig("hourly-averages.png", dpi=100)


if __name__ == "__main__":
    main()
