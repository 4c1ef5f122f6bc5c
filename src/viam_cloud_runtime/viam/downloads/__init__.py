"""Downloads of many files: what both flavours share.

`download` goes from beginning to end: `selection` says which files, `file_names` what they are called, `folder` and
`manifest` what is there already; `file_download` brings one file, by message or, with `http_rules`, `partial_file`,
`http_download` and `http_routes`, over HTTP.
"""
