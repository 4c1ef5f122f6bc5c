"""What proto files may contain, generated and run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

RunSdk = Callable[[Mapping[str, str]], Running]

STREAMS = """
    syntax = "proto3";
    package odd;
    message Note { string text = 1; int32 number = 2; }
    service OddService {
      rpc Unary(Note) returns (Note);
      rpc Down(Note) returns (stream Note);
      rpc Up(stream Note) returns (Note);
      rpc Both(stream Note) returns (stream Note);
    }
"""


def _replies(running: Running, path: str, *texts: str) -> list[Any]:
    reply = running.server.rpcs[path].response_type
    return [reply(text=text) for text in texts]


def test_all_four_kinds(run_sdk: RunSdk) -> None:
    running = run_sdk({"odd.proto": STREAMS})
    note = running.workspace.module("proto.odd").Note
    client = running.flavour.client.odd_client
    for name, path in (("unary", "/odd.OddService/Unary"), ("down", "/odd.OddService/Down")):
        replies = ["a"] if name == "unary" else ["a", "b", "c"]
        exchange = running.server.expect(path, *_replies(running, path, *replies))
        result = running.flavour.call(getattr(client, name), text="sent", number=7)
        assert [(request.text, request.number) for request in exchange.requests] == [("sent", 7)]
        assert result == (note(text="a") if name == "unary" else [note(text=text) for text in replies])
    for name, path in (("up", "/odd.OddService/Up"), ("both", "/odd.OddService/Both")):
        replies = ["a"] if name == "up" else ["a", "b"]
        exchange = running.server.expect(path, *_replies(running, path, *replies))
        result = running.flavour.call(getattr(client, name), (note(number=number) for number in range(5)))
        assert [request.number for request in exchange.requests] == [0, 1, 2, 3, 4]
        assert result == (note(text="a") if name == "up" else [note(text=text) for text in replies])


def test_nested_types_maps_oneofs_and_optionals(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "shapes/v1/shapes.proto": """
            syntax = "proto3";
            package shapes.v1;
            message Shape {
              enum Color { COLOR_UNSPECIFIED = 0; COLOR_RED = 1; }
              message Point { double x = 1; message Deep { Color color = 1; } Deep deep = 2; }
              map<string, Point> points = 1;
              map<int32, Color> colors = 2;
              oneof size { int32 small = 3; string large = 4; Point other = 5; }
              optional int32 layer = 6;
              repeated Color palette = 7;
              repeated Point corners = 8;
            }
            service ShapeService { rpc Draw(Shape) returns (Shape); }
        """
        }
    )
    shape = running.workspace.module("proto.shapes").Shape
    path = "/shapes.v1.ShapeService/Draw"
    exchange = running.server.expect(path)
    running.flavour.call(
        running.flavour.client.shape_client.draw,
        points={"a": shape.Point(x=1.5, deep=shape.Point.Deep(color=shape.COLOR_RED))},
        colors={3: shape.COLOR_RED},
        large="huge",
        layer=0,
        palette=[shape.COLOR_RED, shape.COLOR_UNSPECIFIED],
        corners=[shape.Point(x=2)],
    )
    [sent] = exchange.requests
    assert sent.points["a"].deep.color == 1
    assert dict(sent.colors) == {3: 1}
    assert sent.WhichOneof("size") == "large"
    assert sent.HasField("layer")
    assert list(sent.palette) == [1, 0]
    assert [corner.x for corner in sent.corners] == [2]
    with pytest.raises(ValueError, match=r"small.*large"):
        running.flavour.call(running.flavour.client.shape_client.draw, small=1, large="both")


def test_proto2(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "old.proto": """
            syntax = "proto2";
            package old;
            message Ask {
              required string who = 1;
              optional int32 times = 2 [default = 3];
              repeated group Extra = 3 { optional string key = 1; }
              extensions 100 to 199;
            }
            extend Ask { optional string nickname = 100; }
            message Answer { optional string text = 1 [default = "nothing"]; }
            service OldService { rpc Ask(.old.Ask) returns (Answer); }
        """
        }
    )
    exchange = running.server.expect("/old.OldService/Ask")
    ask = running.workspace.module("proto.old").Ask
    answer = running.flavour.call(running.flavour.client.old_client.ask, who="me", extra=[ask.Extra(key="k")])
    assert answer.text == "nothing"
    assert exchange.requests[0].who == "me"
    assert exchange.requests[0].times == 3
    assert exchange.requests[0].extra[0].key == "k"


KEYWORDS = ["from", "class", "None", "async", "lambda"]
OURS = ["timeout", "retry", "self", "requests", "build_request", "words_service", "to_struct", "words_pb2"]
PLAIN = ["id", "type", "list", "str", "int", "print", "request", "response", "metadata", "close", "with_options"]


def test_field_names_that_python_or_the_sdk_use(run_sdk: RunSdk) -> None:
    names = [*KEYWORDS, *OURS, *PLAIN]
    fields = "\n".join(f"string {name} = {number};" for number, name in enumerate(names, 1))
    running = run_sdk(
        {
            "words.proto": f"""
            syntax = "proto3";
            package words;
            message Words {{ {fields} }}
            service WordsService {{ rpc Say(Words) returns (Words); }}
        """
        }
    )
    say = running.flavour.client.words_client.say
    parameters = set(inspect.signature(say).parameters)
    renamed = {name: f"{name}_" if f"{name}_" in parameters else name for name in names}
    assert {name for name, parameter in renamed.items() if name != parameter} >= {*KEYWORDS, "timeout", "retry", "self"}
    assert not {"id", "type", "list", "metadata", "close", "with_options"} - parameters
    exchange = running.server.expect("/words.WordsService/Say")
    running.flavour.call(say, **{parameter: f"<{name}>" for name, parameter in renamed.items()}, timeout=30, retry=None)
    assert {name: getattr(exchange.requests[0], name) for name in names} == {name: f"<{name}>" for name in names}


RPC_NAMES = {
    "From": "from_", "Class": "class_", "None": "none", "Id": "id", "Type": "type", "Self": "self", "List": "list",
    "Str": "str", "Int": "int", "Close": "close_", "WithOptions": "with_options_", "Raw": "raw_", "Call": "call_",
    "Timeout": "timeout", "Retry": "retry", "Datetime": "datetime_", "import": "import_", "get_snake": "get_snake",
    "Methods": "methods", "GetHTTPStatuses": "get_http_statuses", "ByIDs": "by_ids",
}  # fmt: skip


def test_rpc_names_that_python_or_the_sdk_use(run_sdk: RunSdk) -> None:
    rpcs = "\n".join(f"rpc {name}(Empty) returns (Empty);" for name in RPC_NAMES)
    running = run_sdk(
        {
            "names.proto": f"""
            syntax = "proto3";
            package names;
            import "google/protobuf/timestamp.proto";
            message Empty {{ string text = 1; repeated int32 numbers = 2; google.protobuf.Timestamp at = 3; }}
            service NamesService {{ {rpcs} }}
        """
        }
    )
    for rpc, name in RPC_NAMES.items():
        exchange = running.server.expect(f"/names.NamesService/{rpc}")
        running.flavour.call(getattr(running.flavour.client.names_client, name), text=rpc, numbers=[1])
        assert [request.text for request in exchange.requests] == [rpc]


def test_same_names_in_different_packages(run_sdk: RunSdk) -> None:
    def file(package: str, other: str = "") -> str:
        return f"""
            syntax = "proto3";
            package {package};
            {other}
            message Item {{ string {package.replace(".", "_")} = 1; }}
            service StoreService {{ rpc Put(Item) returns (Item); }}
        """

    running = run_sdk(
        {
            "alpha/v1/items.proto": file("alpha.v1"),
            "beta/v1/items.proto": file("beta.v1", 'import "alpha/v1/items.proto";'),
            "beta/v2/items.proto": file("beta.v2"),
        }
    )
    for package in ("alpha.v1", "beta.v1", "beta.v2"):
        field = package.replace(".", "_")
        exchange = running.server.expect(f"/{package}.StoreService/Put")
        running.flavour.call(getattr(running.flavour.client, f"{field}_store_client").put, **{field: "here"})
        assert getattr(exchange.requests[0], field) == "here"
    assert running.workspace.module("proto.alpha.items").Item(alpha_v1="x")
    assert running.workspace.module("proto.beta.items").Item(beta_v1="x")
    assert running.workspace.module("proto.beta.v2.items").Item(beta_v2="x")


def test_imports_across_directories_and_files_without_services(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "common/money.proto": 'syntax = "proto3"; package common; message Money { int64 cents = 1; }',
            "common/only_enum.proto": 'syntax = "proto3"; package common; enum Unit { UNIT_NONE = 0; UNIT_CENT = 1; }',
            "nothing.proto": 'syntax = "proto3"; package nothing;',
            "shop-front/import/class.proto": """
            syntax = "proto3";
            package shop.front;
            import "common/money.proto";
            import "common/only_enum.proto";
            import public "nothing.proto";
            message Order { common.Money price = 1; common.Unit unit = 2; }
            service EmptyService {}
            service OrderService { rpc Place(Order) returns (common.Money); }
        """,
        }
    )
    money = running.workspace.module("proto.common.money").Money
    reply = running.server.rpcs["/shop.front.OrderService/Place"].response_type(cents=5)
    exchange = running.server.expect("/shop.front.OrderService/Place", reply)
    assert running.flavour.call(running.flavour.client.order_client.place, price=money(cents=5), unit=1).cents == 5
    assert exchange.requests[0].price.cents == 5
    assert exchange.requests[0].unit == 1
    assert type(running.flavour.client.empty_client).__name__ == "EmptyClient"
    assert running.workspace.module("proto.shop_front.import_.class_").Order()
    # pyright knows nothing of what protoc's modules take from one another for `import public`.
    for path in running.workspace.made.rglob("*_pb2.py"):
        assert "# pyright: basic, reportAttributeAccessIssue=false\n" in path.read_text()


def test_comments_of_every_sort(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "told.proto": r'''
            syntax = "proto3";
            package told;
            // Ein Gruß: 你好, "quoted".
            message Tale {
              // A path like C:\new\table, a """triple""" quote, and an end with a "quote"
              string path = 1;
            }
            // Tells "tales"
            service TaleService {
              /* Tell the tale of \N{DASH} and """.
               *
               * Second paragraph: ends with a backslash \
               */
              rpc Tell(Tale) returns (Tale);
              rpc Silent(Tale) returns (Tale);
            }
        '''
        }
    )
    doc = inspect.getdoc(running.flavour.client.tale_client.tell) or ""
    assert doc.startswith('Tell the tale of \\N{DASH} and """.')
    assert "Second paragraph: ends with a backslash \\" in doc
    assert 'A path like C:\\new\\table, a """triple""" quote, and an end with a "quote"' in " ".join(doc.split())
    assert 'Tale: Ein Gruß: 你好, "quoted".' in doc
    assert (type(running.flavour.client.tale_client).__doc__ or "").strip() == 'Tells "tales"'
    assert (inspect.getdoc(running.flavour.client.tale_client.silent) or "").startswith("Call `TaleService.Silent`.")


def test_custom_options_and_google_annotations(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "tagger/options.proto": """
            syntax = "proto3";
            package tagger;
            import "google/protobuf/descriptor.proto";
            extend google.protobuf.MethodOptions { Tag tag = 51234; }
            extend google.protobuf.FieldOptions { string hint = 51235; }
            message Tag { string value = 1; }
        """,
            "tagged.proto": """
            syntax = "proto3";
            package tagged;
            import "google/api/annotations.proto";
            import "google/rpc/status.proto";
            import "tagger/options.proto";
            message Thing { string name = 1 [(tagger.hint) = "a name"]; google.rpc.Status status = 2; }
            service TaggedService {
              rpc Get(Thing) returns (Thing) {
                option (tagger.tag) = { value: "x" };
                option (google.api.http) = { get: "/v1/{name=things/*}" };
              }
            }
        """,
        }
    )
    from google.rpc import status_pb2

    exchange = running.server.expect("/tagged.TaggedService/Get")
    running.flavour.call(running.flavour.client.tagged_client.get, name="n", status=status_pb2.Status(code=5))
    assert exchange.requests[0].name == "n"
    assert exchange.requests[0].status.code == 5


def test_an_api_without_a_service_still_gives_its_messages(workspace: Workspace) -> None:
    workspace.write({"only.proto": 'syntax = "proto3"; message Only { string text = 1; }'})
    assert workspace.run() == 0
    assert workspace.module("proto.only").Only(text="x").text == "x"
    assert workspace.module().Client
    assert workspace.module("aio").Client


def test_well_known_types_take_python_values(run_sdk: RunSdk) -> None:
    import datetime

    running = run_sdk(
        {
            "when.proto": """
            syntax = "proto3";
            package timely;
            import "google/protobuf/duration.proto";
            import "google/protobuf/struct.proto";
            import "google/protobuf/timestamp.proto";
            message When {
              google.protobuf.Timestamp at = 1;
              google.protobuf.Duration lasting = 2;
              google.protobuf.Struct details = 3;
              repeated google.protobuf.Timestamp others = 4;
            }
            service WhenService { rpc Ask(When) returns (When); }
        """
        }
    )
    exchange = running.server.expect("/timely.WhenService/Ask")
    at = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
    running.flavour.call(
        running.flavour.client.when_client.ask, at=at, lasting=datetime.timedelta(seconds=90), details={"a": [1, None]}
    )
    [sent] = exchange.requests
    assert sent.at.ToDatetime(datetime.timezone.utc) == at
    assert sent.lasting.seconds == 90
    assert sent.details["a"][0] == 1
