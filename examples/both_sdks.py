"""Reads a sensor of a machine with viam-sdk, and stores the readings with viam-cloud.

Usage: `python both_sdks.py PART SENSOR [ADDRESS]`, with VIAM_API_KEY and VIAM_API_KEY_ID in
the environment; ADDRESS is of a machine that is reached without the cloud, such as
`localhost:8080`. It takes `pip install viam-cloud viam-sdk`.
"""

# The project is type-checked without viam-sdk.
# mypy: disable-error-code="import-not-found"
# pyright: reportMissingImports=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

import asyncio
import os
import sys
from datetime import datetime, timezone

from viam.components.sensor import Sensor
from viam.robot.client import RobotClient
from viam.rpc.dial import DialOptions

from viam_cloud.aio import ViamClient


def machine_options(address: str | None) -> RobotClient.Options:
    """How viam-sdk connects: with the key that the cloud takes, too, or directly."""
    if address:
        return RobotClient.Options(dial_options=DialOptions(disable_webrtc=True, insecure=True))
    return RobotClient.Options.with_api_key(os.environ["VIAM_API_KEY"], os.environ["VIAM_API_KEY_ID"])


async def main(part_name: str, sensor_name: str, address: str | None = None) -> None:
    """Find the machine in the cloud, read from it, and store what was read."""
    async with await ViamClient.create_from_env_vars() as cloud:
        part = await cloud.app_client.find_part(part_name)
        async with await RobotClient.at_address(address or part.fqdn, machine_options(address)) as machine:
            sensor = Sensor.from_robot(machine, sensor_name)
            asked = datetime.now(timezone.utc)
            readings = await sensor.get_readings()
            times = [asked, datetime.now(timezone.utc)]
        print(part.name, sensor_name, readings)
        await cloud.data_client.tabular_data_capture_upload(
            [readings], part.id, "rdk:component:sensor", sensor_name, "Readings", [times], tags=["by hand"]
        )
        latest = await cloud.data_client.get_latest_tabular_data(
            part.id, sensor_name, "rdk:component:sensor", "Readings"
        )
        if latest:
            print("the cloud has", latest[2])


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
