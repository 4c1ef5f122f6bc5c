"""SQL in the emulator: readings to try it on, and cases worked out by hand."""
