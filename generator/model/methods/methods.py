"""RPCs and their metadata -> the methods of a client."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from google.protobuf.descriptor_pb2 import MethodDescriptorProto

from generator.inputs.schema import IterateMetadata, MethodMetadata
from generator.model.context import Context
from generator.model.docs.docs import deprecation, error_lines, split_comment
from generator.model.docs.examples import derived_example, raw_example
from generator.model.docs.prose import split_result
from generator.model.docs.standard_fields import STREAM_END, call_errors, call_options
from generator.model.elements import (
    DERIVED_KINDS,
    FINITE_KINDS,
    REQUESTS_TYPE,
    STREAMS,
    Alias,
    ClientMethod,
    Code,
    Doc,
    DocumentedField,
    DocumentedLine,
    Kind,
    Paging,
    Param,
    Result,
    Rpc,
    Upload,
    page_fields_code,
)
from generator.model.methods import variants
from generator.model.methods.method_checks import check_method
from generator.model.methods.pages import PAGER_NAMES, PAGER_RETURNS, PagedRpc, PageFinder
from generator.model.methods.params import BuiltParams, ParamsBuilder
from generator.model.methods.results import ResultBuilder
from generator.model.types.types import builtin_names, readable, with_builtins
from generator.naming import safe_name, snake_case
from generator.runtime import RetryClass

# A new RPC is taken to be safe to repeat only if its first word says so.
_READING_VERBS = frozenset({"get", "list", "is", "check", "search"})
# Shapes whose parameters are the request's fields.
_WITH_FIELDS = frozenset(
    {
        Kind.UNARY,
        Kind.SERVER_STREAM,
        Kind.UPLOAD,
        Kind.COLLECTED,
        Kind.MAPPED,
        Kind.WRITTEN,
        Kind.PAGED,
        Kind.PAGE,
        Kind.ITERATED,
    }
)
_DEPRECATED = "Deprecated by the API."
_UPLOAD_TEXT = (
    "The data: bytes, a `pathlib.Path`, an open binary file or an iterable of bytes; it is sent in pieces of 1 MiB."
)
# What the bodies of some kinds use besides what all of them do.
_BODY_NAMES = {
    Kind.PAGED: ("request", "PageFields", "collect_pages"),
    Kind.ITERATED: PAGER_NAMES,
    Kind.PAGE: ("page", "with_next_page"),
    Kind.MAPPED: ("MappedStream",),
    Kind.WRITTEN: ("write_chunks",),
    Kind.UPLOAD: ("upload_requests",),
    Kind.UNARY: ("in_memory_if_small",),
}


@dataclass(frozen=True)
class MethodSource:
    """What one method is made from."""

    rpc: Rpc
    descriptor: MethodDescriptorProto
    name: str
    metadata: MethodMetadata
    place: str
    client_property: str


class MethodBuilder:
    """Builds methods; what metadata gets wrong goes to the context's problems."""

    def __init__(self, context: Context, pages: PageFinder) -> None:
        self._context = context
        self._pages = pages

    def rpc(
        self,
        service: str,
        module: str,
        descriptor: MethodDescriptorProto,
        metadata: MethodMetadata,
        constants: Collection[str],
    ) -> Rpc:
        """The RPC and its constant, which is none of `constants`."""
        return Rpc(
            full_name=f"{service}.{descriptor.name}",
            path=f"/{service}/{descriptor.name}",
            constant=safe_name(snake_case(descriptor.name).upper(), {"METHODS", *constants}),
            constants_module=module,
            kind=_natural_kind(descriptor),
            retry_class=retry_class(descriptor.name, metadata),
            request=self._context.types.message(descriptor.input_type),
            response=self._context.types.message(descriptor.output_type),
            deprecated=descriptor.options.deprecated,
            finite=metadata.kind in {kind.value for kind in FINITE_KINDS},
        )

    def method(self, source: MethodSource) -> ClientMethod:
        """The method as users call it."""
        kind = self._kind(source)
        check_method(source.name, source.metadata, kind, source.place, self._context.problems)
        return self._method(source, kind)

    def iterator(self, source: MethodSource, taken: Collection[str]) -> ClientMethod | None:
        """The iterator beside a method, under a name that is none of `taken`; None if there is nothing to iterate over."""
        metadata, descriptor, place = source.metadata, source.descriptor, f"{source.place}.iterate"
        comment = self._context.docs.comment(source.rpc.full_name)
        variant, paged = None, None
        if metadata.iterate.off:
            return None
        if metadata.kind == Kind.COLLECTED.value:
            variant = variants.stream(metadata, comment, source.name)
        elif source.rpc.kind is Kind.UNARY and metadata.rpc is None:
            paged = self._pages.paged_rpc(descriptor.input_type, descriptor.output_type)
            items = self._pages.items(metadata, descriptor.output_type)
            if paged is not None and items is not None:
                filled = self._pages.filled_params(metadata, descriptor.input_type, paged)
                variant = variants.pager(metadata, comment, source.name, items, filled)
        if variant is None:
            if metadata.iterate != IterateMetadata():
                self._context.problems.add(
                    place, "the method has no iterator, as there is no list of pages to be found"
                )
            return None
        iterated = replace(source, name=variants.iterator_name(source.name, taken), metadata=variant, place=place)
        return self._method(iterated, Kind.ITERATED if paged is not None else Kind.MAPPED)

    def _method(self, source: MethodSource, kind: Kind) -> ClientMethod:
        metadata, rpc = source.metadata, source.rpc
        paged = self._paged_rpc(source) if kind in (Kind.PAGED, Kind.ITERATED) else None
        body_names = {rpc.constants_module, *_BODY_NAMES.get(kind, ())}
        params = ParamsBuilder(self._context, source.descriptor.input_type, body_names, source.place)
        built = None
        if kind is Kind.ITERATED and paged is not None:
            built = params.build(metadata, paged.taken)
            built = replace(built, params=(*built.params, *paged.params()))
        elif kind in _WITH_FIELDS:
            built = params.build(metadata)
        key = "items" if kind is Kind.ITERATED else "result"
        results = ResultBuilder(self._context, source.descriptor.output_type, source.place, key)
        result = results.result(metadata, kind)
        if built and result.value:
            # `list(response.items)`, in a method that has a parameter called `list`.
            shadowed = builtin_names(param.name for param in built.params)
            result = replace(result, value=with_builtins(result.value, shadowed & {"list", "dict"}))
        doc = self._doc(source, kind, built, result, results.documented(metadata))
        return ClientMethod(
            name=source.name,
            rpc=rpc,
            kind=kind,
            params=built.params if built else (),
            request=self._context.requests.source(built.request) if built else Code(""),
            result=result,
            documented=metadata.params is not None,
            doc=doc,
            deprecation=deprecation(doc.summary, *doc.paragraphs) if rpc.deprecated else "",
            takes_timeout="timeout" in (metadata.params or {}),
            aliases=tuple(
                Alias(alias, name) for name, param in (metadata.params or {}).items() for alias in param.aliases
            ),
            save=results.save(metadata.save) if metadata.save else None,
            upload=self._upload(source, kind),
            paging=self._paging(results, metadata, kind, paged),
            until=self._until(source, kind),
        )

    def raw(self, source: MethodSource) -> ClientMethod:
        """The method of `client.raw`: the same parameters, and the whole response message."""
        raw_source = replace(
            source, metadata=variants.raw(source.metadata), client_property=f"{source.client_property}.raw"
        )
        raw = self._method(raw_source, self._kind(raw_source))
        note = f"Returns the whole response, of which `{source.client_property}.{source.name}` returns a part."
        paragraphs = raw.doc.paragraphs if source.metadata.result is None else (note, *raw.doc.paragraphs)
        example = self._raw_example(source, raw) or raw.doc.example
        return replace(raw, doc=replace(raw.doc, paragraphs=paragraphs, example=example))

    def _raw_example(self, source: MethodSource, raw: ClientMethod) -> str:
        """The example that metadata gives, for the twin in `raw`."""
        example = self._context.example(source.metadata.example or "", f"{source.place}.example")
        call, raw_call = (f"client.{source.client_property}.{path}{source.name}" for path in ("", "raw."))
        return raw_example(example, call, raw_call, raw.params, raw.kind)

    def _kind(self, source: MethodSource) -> Kind:
        natural, wanted = source.rpc.kind, source.metadata.kind
        if wanted is None:
            return natural
        known = [kind.value for of_itself, derived in DERIVED_KINDS.items() for kind in (of_itself, *derived)]
        place = f"{source.place}.kind"
        if wanted not in known:
            message = f"unknown kind {wanted!r}; known are {', '.join(known)}"
            self._context.problems.add(place, message, got=wanted, known=known)
        elif Kind(wanted) is not natural and Kind(wanted) not in DERIVED_KINDS[natural]:
            self._context.problems.add(place, f"the RPC is {natural.value}, so it cannot be {wanted}")
        else:
            return Kind(wanted)
        return natural

    def _paged_rpc(self, source: MethodSource) -> PagedRpc | None:
        descriptor = source.descriptor
        return self._pages.paged_rpc(descriptor.input_type, descriptor.output_type, source.metadata.iterate.usual_size)

    def _paging(
        self, results: ResultBuilder, metadata: MethodMetadata, kind: Kind, paged: PagedRpc | None
    ) -> Paging | None:
        if kind is Kind.PAGED:
            return results.paging(metadata, paged.fields if paged else None)
        if paged is None:
            return None
        return Paging(page_fields_code(paged.fields), arguments=tuple(param.name for param in paged.params()))

    def _until(self, source: MethodSource, kind: Kind) -> str:
        until, params = source.metadata.until, source.metadata.params or {}
        if until is None:
            return ""
        if kind not in (Kind.SERVER_STREAM, Kind.MAPPED) or until not in params or not params[until].local:
            message = f"only a stream of responses can end so, and {until} has to be a local parameter of it"
            self._context.problems.add(f"{source.place}.until", message, got=until, known=params)
            return ""
        return until

    def _upload(self, source: MethodSource, kind: Kind) -> Upload | None:
        if kind is not Kind.UPLOAD:
            return None
        upload = source.metadata.upload
        if upload is None:
            self._context.problems.add(f"{source.place}.upload", "an upload says where its data comes from and goes to")
            return None
        if self._context.requests.find(source.descriptor.input_type, upload.chunk_field) is None:
            known = self._context.requests.names_near(source.descriptor.input_type, upload.chunk_field)
            place = f"{source.place}.upload.chunk_field"
            self._context.problems.add(place, f"no field {upload.chunk_field}", got=upload.chunk_field, known=known)
        if upload.adapter is None:
            return Upload(Code(upload.source), upload.chunk_field)
        adapter = self._context.adapter(upload.adapter, f"{source.place}.upload.adapter")
        return Upload(adapter.call(upload.source), upload.chunk_field) if adapter else None

    def _doc(
        self,
        source: MethodSource,
        kind: Kind,
        built: BuiltParams | None,
        result: Result,
        documented_result: tuple[DocumentedField, ...],
    ) -> Doc:
        metadata, rpc, docs = source.metadata, source.rpc, self._context.docs
        summary, paragraphs = split_comment(metadata.doc or docs.comment(rpc.full_name))
        paragraphs, said_of_result = split_result(paragraphs)
        paragraphs = (*paragraphs, *(docs.exclusions(built.comment_of) if built else ()))
        if kind in STREAMS:
            paragraphs = (*paragraphs, STREAM_END)
        if rpc.deprecated and not deprecation(summary, *paragraphs):
            paragraphs = (_DEPRECATED, *paragraphs)
        texts = {name: param.doc for name, param in (metadata.params or {}).items()}
        if kind is Kind.ITERATED and (paged := self._paged_rpc(source)) is not None:
            texts.update(paged.texts())
        if metadata.upload is not None and metadata.params is None:
            texts[metadata.upload.source] = _UPLOAD_TEXT
        return Doc(
            summary=summary or f"Call `{'.'.join(rpc.full_name.split('.')[-2:])}`.",
            paragraphs=paragraphs,
            args=(
                *(docs.arguments(built.params, built.comment_of, texts) if built else _requests(source, kind)),
                *call_options(kind, rpc.retry_class, takes_timeout="timeout" in (metadata.params or {})),
            ),
            returns=self._returns(source, kind, result, documented_result, said_of_result),
            raises=(
                *error_lines(metadata.errors, metadata.raises),
                *call_errors(self._context.package, has_params=built is not None and bool(built.params)),
            ),
            example=self._context.example(metadata.example or "", f"{source.place}.example")
            or self._example(source, kind, built, documented_result),
        )

    def _returns(
        self, source: MethodSource, kind: Kind, result: Result, documented: tuple[DocumentedField, ...], said: str
    ) -> DocumentedLine | None:
        docs = self._context.docs
        if result.is_none:
            return None
        if kind is Kind.ITERATED:
            return DocumentedLine(f"{readable(result.annotation.text)}: {PAGER_RETURNS}")
        if not documented:
            returned = docs.message_result(source.rpc.response.full_name, said)
        else:
            returned = docs.unwrapped_result(result.item or result.annotation, documented, source.metadata.returns)
        return replace(returned, line=f"A stream of {returned.line}") if kind in STREAMS else returned

    def _example(
        self, source: MethodSource, kind: Kind, built: BuiltParams | None, result: tuple[DocumentedField, ...]
    ) -> str:
        request = self._context.index.entries[source.descriptor.input_type.lstrip(".")]
        return derived_example(
            kind=kind,
            call=f"client.{source.client_property}.{source.name}",
            request=request.local_name,
            params=built.params if built else (),
            fields=built.fields if built else {},
            module=self._context.message_modules[request.file],
            result=None if source.metadata.result == "none" else [part.name for part in result],
        )


def _requests(source: MethodSource, kind: Kind) -> tuple[DocumentedField, ...]:
    type_text = f"{REQUESTS_TYPE} of {source.rpc.request.name}"
    return (DocumentedField("requests", type_text, "The messages to send, in order."),)


def _natural_kind(descriptor: MethodDescriptorProto) -> Kind:
    return {
        (False, False): Kind.UNARY,
        (False, True): Kind.SERVER_STREAM,
        (True, False): Kind.CLIENT_STREAM,
        (True, True): Kind.BIDI_STREAM,
    }[descriptor.client_streaming, descriptor.server_streaming]


def unshadowed(method: ClientMethod, shadowed: Collection[str]) -> ClientMethod:
    """The method in a class where other methods have the names of these builtins."""

    def annotated(param: Param) -> Param:
        return replace(param, annotation=with_builtins(param.annotation, shadowed))

    result = replace(method.result, annotation=with_builtins(method.result.annotation, shadowed))
    return replace(method, params=tuple(annotated(param) for param in method.params), result=result)


def retry_class(rpc: str, metadata: MethodMetadata) -> RetryClass:
    """The retry class metadata gives, or what the RPC's first word lets one assume."""
    if metadata.retry is not None:
        return RetryClass(metadata.retry)
    return RetryClass.READ if snake_case(rpc).split("_")[0] in _READING_VERBS else RetryClass.WRITE
