"""The log of what the SDK does besides calls."""

import logging

LOGGER = logging.getLogger("viam_cloud")
