"""Further methods of one RPC, each made by rewriting metadata and building once more.

- a further table: metadata has a second method for the RPC;
- raw: the method of `client.raw`, which returns the whole response;
- pager: the iterator over all pages of a list;
- stream: the iterator over what a collected method makes a list of.

Pure functions from the metadata of the method to that of its variant.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.inputs.schema import MethodMetadata, ParamMetadata, ResultMetadata
from generator.model.docs.docs import deprecation, split_comment
from generator.model.elements import Kind

ITERATOR_PREFIX = "iter_"
_LISTING = re.compile(r"(get|list)_")
_SUMMARY = re.compile(
    r"(?:Return|List|Get|Fetch|Read)s? (?:(?:one|a) page of |all )?(?P<what>[^.]*?)(?:, page by page)?\."
)
_REPEATED_PAGE = "the server led back to an earlier page, so that the rest cannot be read"


def further(table: MethodMetadata, main: MethodMetadata) -> MethodMetadata:
    """A further table for an RPC: retry class and errors of the main one hold for it too."""
    return table.model_copy(update={"retry": table.retry or main.retry, "errors": table.errors or main.errors})


def raw(metadata: MethodMetadata) -> MethodMetadata:
    """The method of `client.raw`: the same parameters, but for those that only served the result."""
    changes: dict[str, object] = {"result": None, "example": None, "paged": None, "large": None}
    if metadata.upload is None:
        changes["kind"] = None
    if metadata.paged is not None:
        # One page says itself how long it is, and the RPC's own comment speaks of one.
        changes["doc"] = None
        changes["params"] = _without_local(metadata, metadata.paged.limit)
    if metadata.save is not None and metadata.kind == Kind.WRITTEN.value:
        # The caller of a raw stream writes its messages, or does not.
        changes["params"] = _without_local(metadata, metadata.save.dest)
        changes["save"] = None
    return metadata.model_copy(update=changes)


def pager(
    metadata: MethodMetadata, comment: str, name: str, items: ResultMetadata, filled: Collection[str]
) -> MethodMetadata:
    """The iterator over pages; `filled` has the parameters in whose place it asks for one page after the other."""
    dropped = {"timeout"}
    if metadata.save is not None:
        dropped |= {metadata.save.dest, *metadata.save.params}
    if metadata.paged is not None:
        dropped.add(metadata.paged.limit)
    params = {
        key: param
        for key, param in _without_aliases(metadata).items()
        if not (param.local and key in dropped) and key not in filled
    }
    raises = {key: text for key, text in metadata.raises.items() if key != "OSError" or metadata.save is None}
    return _iterator(
        metadata,
        {
            "params": None if metadata.params is None else params,
            "result": items,
            "raises": {**raises, "RepeatedPageError": _REPEATED_PAGE},
            "doc": _pager_doc(metadata, comment, items.field or "", name),
        },
    )


def stream(metadata: MethodMetadata, comment: str, name: str) -> MethodMetadata:
    """The stream that a collected method makes a list of."""
    return _iterator(
        metadata,
        {
            "params": None if metadata.params is None else _without_aliases(metadata),
            "kind": Kind.MAPPED.value,
            "doc": metadata.iterate.doc or _stream_doc(metadata.doc or comment, name),
        },
    )


def iterator_name(method: str, taken: Collection[str]) -> str:
    """`list_pets` -> `iter_pets`; where that is something else already, `iter_list_pets`."""
    name = ITERATOR_PREFIX + _LISTING.sub("", method, count=1) if _LISTING.match(method) else ITERATOR_PREFIX + method
    name = ITERATOR_PREFIX + method if name in taken else name
    while name in taken:
        name += "_"
    return name


def _iterator(metadata: MethodMetadata, changes: dict[str, object]) -> MethodMetadata:
    common: dict[str, object] = {
        "kind": None, "save": None, "paged": None, "example": metadata.iterate.example, "check": None, "check_params": []
    }  # fmt: skip
    return metadata.model_copy(update={**common, **changes})


def _without_local(metadata: MethodMetadata, name: str) -> dict[str, ParamMetadata]:
    """The parameters without one that only the kind uses."""
    return {key: param for key, param in (metadata.params or {}).items() if key != name or not param.local}


def _without_aliases(metadata: MethodMetadata) -> dict[str, ParamMetadata]:
    """The parameters without their old names, which no new method has to know."""
    return {key: param.model_copy(update={"aliases": []}) for key, param in (metadata.params or {}).items()}


def _pager_doc(metadata: MethodMetadata, comment: str, items: str, method: str) -> str:
    doc = metadata.doc or comment
    summary = _summary(doc) or f"Iterate over the `{items}` of all pages."
    how = (
        f"The pages of `{method}` are fetched as they are needed, the first one with the first item that is asked for."
    )
    what = (metadata.iterate.doc,) if metadata.iterate.doc else (summary, _said_of_deprecation(doc))
    return "\n\n".join(part for part in (*what, how) if part)


def _stream_doc(doc: str, method: str) -> str:
    summary = _summary(doc) or f"Iterate over what `{method}` makes a list of."
    how = f"What `{method}` gives as a list comes one by one, as it arrives, in constant memory."
    return "\n\n".join(part for part in (summary, _said_of_deprecation(doc), how) if part)


def _summary(doc: str) -> str:
    summary, _ = split_comment(doc)
    match = _SUMMARY.fullmatch(summary)
    return f"Iterate over {match['what']}." if match else ""


def _said_of_deprecation(doc: str) -> str:
    summary, others = split_comment(doc)
    return deprecation(summary, *others)
