"""Uploads of many files: what both flavours share.

`plan` says which files, `steps` how one of them gets into the cloud exactly once, with what `journal` and `runs` know of
earlier attempts and `lookup` finds in the cloud; `records` has what comes of it.
"""
