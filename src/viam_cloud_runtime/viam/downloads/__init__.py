"""Downloads of many files: what both flavours share.

`run` does it all: `plan` says which files, `names` what they are called, `folder` and `records` what is there already;
`steps` brings one file, by message or, with `links`, `part`, `fetch` and `http_transports`, over HTTP.
"""
