"""What a PDF file says."""

from __future__ import annotations

import re
import zlib


def texts_of(file: bytes) -> str:
    """What the pages show, as far as it is in one piece."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", file, re.DOTALL)
    return "\n".join(zlib.decompress(each).decode("latin-1") for each in streams)
