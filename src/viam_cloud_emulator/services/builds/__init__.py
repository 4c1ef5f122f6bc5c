"""BuildService: cloud builds of modules, and links to the repositories that they are built from."""
