"""`python -m viam_cloud_emulator`."""

from viam_cloud_emulator.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
