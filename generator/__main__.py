"""`python -m generator`: see `python -m generator --help`."""

import sys

from generator.cli import main

if __name__ == "__main__":
    sys.exit(main())
