"""`python -m viam_cloud_generator`."""

import sys

from viam_cloud_generator import main

if __name__ == "__main__":
    sys.exit(main())
