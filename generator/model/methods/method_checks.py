"""What metadata may not say of a method, because the code made of it would not do what was meant."""

from __future__ import annotations

import keyword

from generator.inputs.schema import MethodMetadata, ResultMetadata
from generator.model.elements import Kind
from generator.model.plan.method_names import is_reserved
from generator.problems import Problems

_STREAMS_OF_REQUESTS = (Kind.CLIENT_STREAM, Kind.BIDI_STREAM)
_WITHOUT_RESULT = (Kind.SERVER_STREAM, Kind.CLIENT_STREAM, Kind.BIDI_STREAM)
_MADE_OF_RESULT = (Kind.COLLECTED, Kind.MAPPED, Kind.PAGE)
# Tables that only some kinds use.
_KINDS_OF = {
    "save": (Kind.UNARY, Kind.PAGED, Kind.WRITTEN),
    "upload": (Kind.UPLOAD,),
    "paged": (Kind.PAGED,),
    "large": (Kind.UNARY,),
}


def check_method(name: str, metadata: MethodMetadata, kind: Kind, place: str, problems: Problems) -> None:
    """Adds what is wrong with the metadata of one method."""
    check_name(name, place, problems)
    _check_kind(metadata, kind, place, problems)
    known = list(metadata.params or {})
    for where, used in _used_params(metadata):
        if used not in known:
            problems.add(f"{place}.{where}", f"no parameter {used}", got=used, known=known)


def check_name(name: str, place: str, problems: Problems) -> None:
    """Adds what is wrong with the name of a method."""
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        problems.add(f"{place}.name", f"{name!r} is no name for a public method")
    elif is_reserved(name):
        problems.add(f"{place}.name", f"every client has something called {name}; choose another name")


def _check_kind(metadata: MethodMetadata, kind: Kind, place: str, problems: Problems) -> None:
    if kind in _STREAMS_OF_REQUESTS:
        for key in ("params", "fields", "omit"):
            if getattr(metadata, key):
                problems.add(f"{place}.{key}", f"a {kind.value} sends the messages it is given; it takes no fields")
    if metadata.result is not None and kind in _WITHOUT_RESULT:
        problems.add(f"{place}.result", f"a {kind.value} gives whole messages; choose a kind that converts them")
    if metadata.result == []:
        problems.add(f"{place}.result", 'no field at all; write "none" if nothing is to be returned')
    if metadata.result in (None, "none") and kind in _MADE_OF_RESULT:
        problems.add(f"{place}.result", f"a {kind.value} method says what is made of the response")
    for key, kinds in _KINDS_OF.items():
        if getattr(metadata, key) is not None and kind not in kinds:
            wanted = " or ".join(known.value for known in kinds)
            problems.add(f"{place}.{key}", f"only for methods that are {wanted}, and this one is {kind.value}")
    if kind is Kind.WRITTEN and metadata.save is None:
        problems.add(f"{place}.save", "a written method says where the data goes")


def _used_params(metadata: MethodMetadata) -> list[tuple[str, str]]:
    """The parameters that tables of a method speak of, with the key where they do."""
    used: list[tuple[str, str]] = []
    if metadata.save is not None:
        used += [("save.dest", metadata.save.dest), *(("save.params", name) for name in metadata.save.params)]
    if metadata.upload is not None and metadata.params is not None:
        used.append(("upload.source", metadata.upload.source))
    if metadata.paged is not None:
        used.append(("paged.limit", metadata.paged.limit))
    results = metadata.result if isinstance(metadata.result, list) else [metadata.result]
    for result in results:
        if isinstance(result, ResultMetadata):
            used += [("result.given", given.param) for given in result.given.values() if given.param is not None]
    return used
