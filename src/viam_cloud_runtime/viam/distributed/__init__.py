"""Exports of readings and transfers of files by many processes, blocking, as their workers are: what partitions hold."""
