"""Files, lazy names, deprecation, extras: what everything else stands on."""
