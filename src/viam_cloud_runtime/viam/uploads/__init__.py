"""Uploads of many files: what both flavours share.

`selection` says which files, `upload` how one of them gets into the cloud exactly once, with what `journal` and `run_locks`
know of earlier attempts and `find_upload` finds in the cloud.
"""
