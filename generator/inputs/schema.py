"""What metadata may say: the schema its TOML is validated against."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

RetryClassName = Literal["read", "idempotent_write", "write"]
StatusCodeName = Literal[
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
]


def _no_keyword(name: str) -> str:
    for part in name.split("."):
        if keyword.iskeyword(part):
            raise PydanticCustomError("keyword", "{part} is a keyword of Python", {"part": part})
    return name


Identifier = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$"), AfterValidator(_no_keyword)]
DottedName = Annotated[
    str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$"), AfterValidator(_no_keyword)
]
# A name of the runtime, or `module.*` for every public class of a module. `{flavour}` stands for `blocking` or `aio`.
ExportedName = Annotated[str, Field(pattern=r"^viam_cloud_runtime(\.(\{flavour\}|[A-Za-z_]\w*))*(\.\*)?$")]
# The same without `module.*`, which would have to be loaded to know what it means.
LazyName = Annotated[str, Field(pattern=r"^viam_cloud_runtime(\.(\{flavour\}|[A-Za-z_]\w*))+$")]
# A function of the runtime; `{flavour}` stands for `blocking` or `aio`. `self.x` is a method of the client.
FunctionName = Annotated[str, Field(pattern=r"^(viam_cloud_runtime(\.(\{flavour\}|[A-Za-z_]\w*))+|self\.\w+)$")]
RuntimeFunctionName = Annotated[str, Field(pattern=r"^viam_cloud_runtime(\.(\{flavour\}|[A-Za-z_]\w*))+$")]
# Where a type is imported from; one of the runtime may differ between the flavours.
TypeName = Annotated[str, Field(pattern=r"^[A-Za-z_]\w*(\.(\{flavour\}|[A-Za-z_]\w*))*$"), AfterValidator(_no_keyword)]
# A type as Python writes it; messages by their full name (`list[viam.app.v1.Robot]`), others as `[types]` knows them.
TypeText = Annotated[str, Field(min_length=1)]
# A type that a module offers, and under which other name.
OfferedName = Annotated[str, Field(pattern=r"^[A-Za-z_][\w.]*( as [A-Za-z_]\w*)?$")]
# What gRPC takes as the name of a header that holds text, and is not its own or the sign-in's.
HeaderName = Annotated[str, Field(pattern=r"^[a-z0-9_.-]+$")]
HeaderText = Annotated[str, Field(pattern=r"^[ -~]*$")]
UserAgent = Annotated[str, Field(pattern=r"^[!-~]+( [!-~]+)*$")]
# What TOML can write and Python can repeat as a default value.
DefaultValue = str | int | float | bool | list[str]

_DEFAULT_EXPORTS = {
    "": ["viam_cloud_runtime.RetryPolicy"],
    "errors": ["viam_cloud_runtime.errors.*"],
    "utils": [
        "viam_cloud_runtime.messages.any_messages.pack_any",
        "viam_cloud_runtime.messages.any_messages.unpack_any",
    ],
}


_DEFAULT_LAZY_EXPORTS = {"": ["viam_cloud_runtime.messages.redacted.redacted"]}


class Table(BaseModel):
    """Base of all tables: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ParamMetadata(Table):
    """One documented parameter. Without `default` and `optional` it is required."""

    field: str | None = None  # the request field it fills (dotted into nested messages), when not of the same name
    adapter: str | None = None  # how a Python value becomes the field's value, when the type's own way is not meant
    type: TypeText | None = None
    optional: bool = False  # defaults to None: the field is not sent
    default: DefaultValue | None = None
    default_enum: str | None = None  # the default is this value of the field's enum
    doc: str | None = None  # replaces the field's comment
    aliases: list[Identifier] = Field(default_factory=list)  # old names that still work as keywords
    local: bool = False  # fills no field of its own: `fields`, `save` or the kind use it
    keyword: bool = False  # comes after the documented ones, by keyword only; it has a default


class FieldMetadata(Table):
    """A request field that no single parameter fills: a constant, or an adapter over several parameters."""

    value: DefaultValue | None = None  # for an enum field, the name of a value
    adapter: str | None = None
    params: list[Identifier] = Field(default_factory=list)


class GivenMetadata(Table):
    """Where a value that a view is given beside its message comes from: a parameter, or another list of the response."""

    param: Identifier | None = None
    items: Identifier | None = None  # the list
    index: Identifier | None = None  # the field of each message that says which item of the list


class ResultMetadata(Table):
    """What is returned of the response: a field, or all of it, through an adapter or as a view."""

    field: str | None = None
    adapter: str | None = None
    given: Mapping[Identifier, GivenMetadata] = Field(default_factory=dict[str, GivenMetadata])  # for views
    doc: str | None = None


class SaveMetadata(Table):
    """Where the result is also written when the caller names a file."""

    dest: Identifier = "dest"
    adapter: str  # called as function(dest, value, *params)
    field: str | None = None
    params: list[Identifier] = Field(default_factory=list)


class UploadMetadata(Table):
    """How a client stream is made of data: the first message carries the parameters, the others the chunks."""

    source: Identifier  # the parameter with the data
    chunk_field: str  # dotted
    adapter: str | None = None  # what makes the source of the parameter


class PagedMetadata(Table):
    """How many pages become one result."""

    items: Identifier  # the response's field
    limit: Identifier  # the parameter that says how many items; 0 for all


class IterateMetadata(Table):
    """The iterator over all pages of a list, or over a stream that a list is made of, where its rule does not suffice."""

    off: bool = False  # there is none
    items: str | ResultMetadata | None = None  # the response's field with the items, when it is in doubt
    # How many items a page is asked for, in place of the usual number; 0 lets the server choose.
    usual_size: Annotated[int, Field(ge=0)] | None = None
    doc: str | None = None
    example: str | None = None


class LargeMetadata(Table):
    """Another method of the client, which takes what is too much data for the one message of this one."""

    method: Identifier
    source: Identifier  # the parameter with the data
    # The other method's parameter -> this one's, where they have different names.
    params: Mapping[Identifier, Identifier] = Field(default_factory=dict[str, str])


class MethodMetadata(Table):
    """One method. An empty table is a complete one: everything has a rule."""

    rpc: str | None = None  # the RPC, when the table is not named after it: a further method for the same RPC
    name: Identifier | None = None
    kind: str | None = None
    retry: RetryClassName | None = None
    doc: str | None = None  # replaces the RPC's comment
    returns: str | None = None  # describes the result of a documented method
    example: str | None = None  # replaces the derived call; written for async, blocking drops the `await`s
    errors: Mapping[StatusCodeName, str] = Field(default_factory=dict[StatusCodeName, str])
    raises: Mapping[Identifier, str] = Field(default_factory=dict[str, str])  # other errors, by class name
    # With `params` the method is of the documented grade: these come first, in this order, by position too.
    params: Mapping[Identifier, ParamMetadata] | None = None
    fields: Mapping[str, FieldMetadata] = Field(default_factory=dict[str, FieldMetadata])
    # Request fields that no parameter is made of, because others cover them.
    omit: list[str] = Field(default_factory=list)
    # "none" for nothing, a field, or several as a tuple.
    result: str | ResultMetadata | list[str | ResultMetadata] | None = None
    save: SaveMetadata | None = None
    upload: UploadMetadata | None = None
    paged: PagedMetadata | None = None
    large: LargeMetadata | None = None
    iterate: IterateMetadata = Field(default_factory=IterateMetadata)
    until: Identifier | None = None  # the local parameter of a stream that says when it is to end
    check: str | None = None  # an adapter called with the parameters in `check_params` before anything is sent
    check_params: list[Identifier] = Field(default_factory=list)


class ComposedParamMetadata(Table):
    """A parameter of a composed method; without `default` and `optional` it is required."""

    type: TypeText
    doc: str
    optional: bool = False  # defaults to None
    default: DefaultValue | None = None
    keyword: bool = False  # by keyword only


class ComposedMetadata(Table):
    """A method that has no RPC of its own: a function of the runtime that is given the client and the parameters."""

    function: RuntimeFunctionName
    doc: str
    clients: list[Identifier] = Field(default_factory=list)  # properties of other clients, which it is given by keyword
    params: Mapping[Identifier, ComposedParamMetadata] = Field(default_factory=dict[str, ComposedParamMetadata])
    result: TypeText | None = None  # None: nothing is returned
    items: TypeText | None = None  # in place of a result: what the iterator gives that is returned
    returns: str | None = None  # describes the result
    errors: Mapping[StatusCodeName, str] = Field(default_factory=dict[StatusCodeName, str])
    raises: Mapping[Identifier, str] = Field(default_factory=dict[str, str])
    # What a timeout and a retry policy mean for its calls; it takes those that are described, as all methods do.
    timeout: str | None = None
    retry: str | None = None
    example: str  # written for async, as those of methods
    awaited: bool = True  # False: in async too, the function returns at once (an iterator, say)


class ClientTable(Table):
    """Which services a client is made of, and what it is called."""

    name: Identifier
    services: Annotated[list[str], Field(min_length=1)]
    property: Identifier | None = None
    doc: str | None = None
    mixins: list[FunctionName] = Field(default_factory=list)  # classes of the runtime it inherits from
    # What its module offers besides: views, names of `[types]`, messages and enums by full name; `X as Y` for another name.
    offers: list[OfferedName] = Field(default_factory=list)
    nested_views: list[Identifier] = Field(default_factory=list)  # views it has as attributes
    functions: list[Identifier] = Field(default_factory=list)  # functions it still has as deprecated static methods


class ViewFieldMetadata(Table):
    """One field of a view; the message's field of the same name is its source."""

    field: str | None = None
    given: TypeText | None = None  # not of the message: `from_proto` takes it, of this type
    type: TypeText | None = None
    adapter: str | None = None  # a view, or an adapter that has `reverse`
    always: bool = False  # never None, even if the message's field is absent
    hidden: bool = False  # left out of the repr
    doc: str | None = None


class ViewMetadata(Table):
    """A plain class in place of a message."""

    message: str
    doc: str | None = None
    fields: Mapping[Identifier, ViewFieldMetadata]
    enum: bool = False
    page: bool = False  # one page of a list: the view of the client it is nested in fetches the next one
    aliases: Mapping[Identifier, Identifier] = Field(default_factory=dict[str, str])  # old attribute -> its name now


class AdapterMetadata(Table):
    """A pure function of the runtime between Python values and messages."""

    function: FunctionName
    accepts: TypeText | None = None  # what it takes as a parameter; default: the field's type
    returns: TypeText | None = None  # what it gives as a result
    reverse: FunctionName | None = None  # the function that undoes it, for views


class FunctionMetadata(Table):
    """A public function that makes a message of plain arguments, as methods make their requests."""

    module: DottedName  # below the package
    message: str
    doc: str
    returns: str
    example: str
    raises: Mapping[Identifier, str] = Field(default_factory=dict[str, str])
    params: Mapping[Identifier, ParamMetadata]
    fields: Mapping[str, FieldMetadata] = Field(default_factory=dict[str, FieldMetadata])
    omit: list[str] = Field(default_factory=list)


class RemovedMetadata(Table):
    """A method, or a `method.parameter`, that is gone; for one release, using it says what to do instead."""

    since: str  # the version that no longer has it
    use: str  # what to use instead, as a user writes it


class PackageTable(Table):
    """The SDK as a whole; everything has a default that suits an API without metadata."""

    summary: str = ""
    top_client: Identifier = "Client"
    top_client_module: DottedName = "client"
    top_client_base: RuntimeFunctionName = "viam_cloud_runtime.{flavour}.Client"  # a class, in both flavours
    top_client_offers: list[LazyName] = Field(default_factory=list[str])  # names of the runtime in its module, too
    clients_package: DottedName | None = None
    views_module: DottedName = "views"
    pb2_package: Identifier = "_pb2"  # of protoc's modules; private, as users import `proto`
    default_address: str | None = None
    sign_in: str | None = None  # full name of the unary RPC that trades credentials for a token
    services_without_client: list[str] = Field(default_factory=list)
    base_error: Identifier | None = None  # what the base class of all errors is called; default: SDKError
    # Where these hold `{runtime_version}`, it stands for the version of the runtime.
    version: str = ""
    user_agent: UserAgent | None = None  # what calls call themselves; default: the package's name
    headers: Mapping[HeaderName, HeaderText] = Field(default_factory=dict[str, str])  # of every call
    max_message_bytes: Annotated[int, Field(gt=0)] | None = None  # largest message that the servers take


class PagingMetadata(Table):
    """How the API's lists come in pages: the fields that lead from one to the next, wherever a request has them."""

    # The request's field -> the response's. One name for both means the place of the last item.
    cursors: Mapping[Identifier, Identifier] = Field(default_factory=lambda: {"page_token": "next_page_token"})
    # The request's field, beside the cursor, that says how many items a page has; the first that there is counts.
    sizes: list[Identifier] = Field(default_factory=lambda: ["page_size"])
    # How many items an iterator asks a page to have where the caller does not say; default: the server chooses.
    usual_size: Annotated[int, Field(gt=0)] | None = None
    # How many items later pages are asked to have at most, where the cursor is the place of an item; default: as many.
    largest_size: Annotated[int, Field(gt=0)] | None = None
    large_when: list[Identifier] = Field(
        default_factory=list
    )  # request fields that make items large: the server chooses
    omit: list[Identifier] = Field(default_factory=list)  # request fields that make no sense where all is asked for


class SecretsMetadata(Table):
    """Which fields hold secrets, where their names do not say so or say so wrongly; by full name of the wire."""

    fields: list[str] = Field(default_factory=list)
    public: list[str] = Field(default_factory=list)


class PackageMetadata(Table):
    """`package.toml`."""

    package: PackageTable = Field(default_factory=PackageTable)
    # .proto file -> the public module of its messages, below `<package>.proto`
    message_modules: Mapping[str, DottedName] = Field(default_factory=dict[str, str])
    # public module below the package ("" is the package itself) -> names of the runtime it offers
    runtime_exports: Mapping[str, list[ExportedName]] = Field(default_factory=lambda: dict(_DEFAULT_EXPORTS))
    # The same for names that are loaded when they are first used, as what they need takes time.
    lazy_exports: Mapping[str, list[LazyName]] = Field(default_factory=lambda: dict(_DEFAULT_LAZY_EXPORTS))
    paging: PagingMetadata = Field(default_factory=PagingMetadata)
    secrets: SecretsMetadata = Field(default_factory=SecretsMetadata)
    functions: Mapping[Identifier, FunctionMetadata] = Field(default_factory=dict[str, FunctionMetadata])
    adapters: Mapping[Identifier, AdapterMetadata] = Field(default_factory=dict[str, AdapterMetadata])
    types: Mapping[Identifier, TypeName] = Field(default_factory=dict[str, str])  # name -> where it is imported from


class KnownAsMetadata(Table):
    """What others call the methods of some RPCs."""

    by: str  # who calls them so, in a word or two
    service: str  # full name of the service that has the RPCs
    form: str  # the name, with `{Rpc}` or `{rpc}` in place of the RPC's own name
    rpcs: list[Identifier]  # those that are known to be called so


class ReferenceMetadata(Table):
    """`reference.toml`: what the pages of reference say beyond what the SDK itself does."""

    # Heading -> the words by which a method belongs there (`robot_part` are two words in a row); the first that fits counts.
    subjects: Mapping[str, list[str]] = Field(default_factory=dict[str, list[str]])
    known_as: list[KnownAsMetadata] = Field(default_factory=list[KnownAsMetadata])
    # Hand-written module, beside those of the runtime -> what of it belongs to the reference; `*` for all that is public.
    modules: Mapping[DottedName, list[str]] = Field(default_factory=dict[str, list[str]])
