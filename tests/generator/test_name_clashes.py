"""Names of a proto tree that Python, the SDK or one another stand in the way of: generated, type-checked and run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

RunSdk = Callable[[Mapping[str, str]], Running]
HEAD = 'syntax = "proto3";\n'
NOTE = "message Note { string text = 1; }\n"


def _services(package: str, services: Mapping[str, str], more: str = "") -> str:
    rpcs = "\n".join(f"service {name} {{ rpc {rpc}(Note) returns (Note); }}" for name, rpc in services.items())
    return f"{HEAD}package {package};\n{more}{NOTE}{rpcs}"


def _reaches(running: Running, path: str, method: Any, **fields: object) -> None:
    """Calls a method and sees that the server got the RPC, and that the reply comes back."""
    exchange = running.server.expect(path)
    reply = running.flavour.call(method, **fields)
    assert len(exchange.requests) == 1, path
    assert {name: getattr(exchange.requests[0], name) for name in fields} == fields
    assert reply is not None


def _client(running: Running, name: str) -> Any:
    return getattr(running.flavour.client, name)


def test_services_whose_names_differ_by_little(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "health.proto": _services("pair", {"Health": "Get", "HealthService": "Put"}),
            "a.proto": _services("a.b", {"ChatService": "Get"}),
            "b.proto": _services("a_b", {"ChatService": "Put"}),
            "c.proto": _services("capitals", {"Foo": "Get", "FOO": "Put"}),
        }
    )
    for client, path in (
        ("health_client", "/pair.Health/Get"),
        ("health_service_client", "/pair.HealthService/Put"),
        ("ab_chat_service2_client", "/a.b.ChatService/Get"),
        ("ab_chat_service3_client", "/a_b.ChatService/Put"),
        ("capitals_foo2_client", "/capitals.FOO/Put"),
        ("capitals_foo3_client", "/capitals.Foo/Get"),
    ):
        _reaches(running, path, getattr(_client(running, client), path[-3:].lower()), text="x")
    assert running.workspace.run("coverage") == 0


SDK_NAMES = [
    "Retry", "Timeout", "Requests", "Self", "BuildRequest", "note_pb2", "Datetime", "Str", "Service", "BaseService",
    "Client", "Raw", "_", "_Hidden", "Import", "None", "Views", "DEFAULT", "Any", "Methods", "Proto", "Aio",
]  # fmt: skip


def test_services_with_names_of_the_sdk(run_sdk: RunSdk) -> None:
    running = run_sdk({"note.proto": _services("sdk", dict.fromkeys(SDK_NAMES, "Get"))})
    for name in SDK_NAMES:
        client = {"_": "unnamed", "note_pb2": "note_pb2", "BaseService": "base"}.get(name, name.strip("_").lower())
        client = {"buildrequest": "build_request"}.get(client, client)
        _reaches(running, f"/sdk.{name}/Get", _client(running, f"{client}_client").get, text=name)
    if running.flavour.loop is None:
        assert running.workspace.type_errors() == ""


def test_rpcs_with_names_of_builtins_and_annotations(run_sdk: RunSdk) -> None:
    names = ["Str", "Int", "List", "Dict", "Bytes", "Bool", "Float", "Tuple", "Object", "Property", "Type"]
    reserved = ["Datetime", "Builtins", "Overload", "every_pb2", "Views"]
    rpcs = " ".join(f"rpc {name}(Every) returns (Every);" for name in [*names, *reserved, "_", "_1"])
    running = run_sdk(
        {
            "every.proto": f"""
            syntax = "proto3";
            package builtin;
            import "google/protobuf/timestamp.proto";
            message Every {{
              string text = 1; int32 number = 2; bytes data = 3; bool flag = 4; double real = 5;
              repeated string list = 6; map<string, int32> dict = 7; google.protobuf.Timestamp at = 8;
            }}
            service EveryService {{ {rpcs} }}
        """
        }
    )
    client = _client(running, "every_client")
    for name, method in (
        *((name, name.lower()) for name in names),
        *((name, f"{name.lower()}_") for name in reserved),
        ("_", "unnamed"),
        ("_1", "n1"),
    ):
        _reaches(running, f"/builtin.EveryService/{name}", getattr(client, method), text="x", number=1, list=["a"])
    if running.flavour.loop is None:
        assert running.workspace.type_errors() == ""


def test_constants_of_one_service_are_told_apart(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "foo.proto": f"{HEAD}package foo; {NOTE}"
            "service FooService { rpc GetFoo(Note) returns (Note); rpc get_foo(Note) returns (Note); }",
            "methods/foo.toml": '[client]\nname = "FooClient"\nservices = ["foo.FooService"]\n'
            '[get_foo]\nname = "other_foo"\n',
        }
    )
    _reaches(running, "/foo.FooService/GetFoo", _client(running, "foo_client").get_foo, text="x")
    _reaches(running, "/foo.FooService/get_foo", _client(running, "foo_client").other_foo, text="y")


def test_files_of_one_name(run_sdk: RunSdk) -> None:
    def file(package: str, field: str, more: str = "") -> str:
        return f"{HEAD}package {package}; {more}"[:-1] + f" message M {{ string {field} = 1; }}"

    imports = 'import "a/b.proto"; import "c/b.proto"; import "status.proto"; import "struct.proto"; '
    imports += "".join(
        f'import "google/{name}.proto"; ' for name in ("api/http", "rpc/http", "rpc/status", "protobuf/struct")
    )
    running = run_sdk(
        {
            "a/b.proto": file("p1", "first"),
            "c/b.proto": file("p2", "second"),
            "status.proto": file("p3", "third"),
            "struct.proto": file("p4", "fourth"),
            "a_b.proto": f"""{HEAD}package p5; {imports}
              message M {{
                p1.M m1 = 1; p2.M m2 = 2; p3.M m3 = 3; p4.M m4 = 4; google.api.Http http = 5;
                google.rpc.HttpRequest request = 6; google.rpc.Status status = 7; google.protobuf.Struct struct = 8;
              }}
              service AllService {{ rpc Get(M) returns (p1.M); rpc Put(p2.M) returns (google.rpc.HttpRequest); }}""",
        }
    )
    workspace = running.workspace
    modules = {"m1": "a.b", "m2": "c.b", "m3": "status", "m4": "struct"}
    fields = dict(zip(modules, ("first", "second", "third", "fourth"), strict=True))
    values = {name: workspace.module(f"proto.{modules[name]}").M(**{fields[name]: name}) for name in modules}
    exchange = running.server.expect("/p5.AllService/Get")
    running.flavour.call(_client(running, "all_client").get, **values, struct={"a": 1})
    assert [getattr(getattr(exchange.requests[0], name), fields[name]) for name in modules] == list(modules)
    reply = running.server.rpcs["/p5.AllService/Put"].response_type(method="GET")
    running.server.expect("/p5.AllService/Put", reply)
    assert running.flavour.call(_client(running, "all_client").put, second="x").method == "GET"
    if running.flavour.loop is None:
        assert workspace.type_errors() == ""


def test_types_whose_names_python_cannot_write(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "odd.proto": """
            syntax = "proto2";
            package odd.None;
            message None { optional string text = 1; extensions 100 to 199; }
            message None_ { optional string other = 1; }
            message __M { optional None none = 1; }
            message Outer {
              message class { optional string text = 1; enum lambda { A = 0; } optional lambda value = 2; }
              message __I { optional string text = 1; }
              repeated group True = 1 { optional string text = 1; }
              optional class of_class = 2;
              optional __I hidden = 3;
              optional None none = 4;
              map<string, class> classes = 5;
              extend .odd.None.None { optional string def = 101; }
            }
            extend .odd.None.None { optional string class = 100; }
            service OddService {
              rpc Get(.odd.None.None) returns (Outer.class);
              rpc Put(Outer) returns (__M);
              rpc Hide(Outer.__I) returns (stream Outer.True);
            }
        """
        }
    )
    odd, outer = running.workspace.module("proto.odd"), running.workspace.module("proto.odd").Outer
    assert odd.None_ is not odd.None__
    client = _client(running, "odd_client")
    _reaches(running, "/odd.None.OddService/Get", client.get, text="x")
    exchange = running.server.expect("/odd.None.OddService/Put")
    running.flavour.call(
        client.put,
        true=[outer.True_(text="t")],
        of_class=outer.class_(text="c"),
        hidden=outer.I__(text="i"),
        classes={"k": outer.class_(text="v")},
    )
    [sent] = exchange.requests
    assert [sent.true[0].text, sent.of_class.text, sent.hidden.text, sent.classes["k"].text] == ["t", "c", "i", "v"]
    extended = odd.None__(text="x")
    extended.Extensions[odd.class_] = "extra"
    assert b"extra" in extended.SerializeToString()
    if running.flavour.loop is None:
        assert running.workspace.type_errors() == ""


def test_names_that_begin_with_a_digit_or_underscores(run_sdk: RunSdk) -> None:
    note = "message Note { string _1 = 1; string __x = 2; string _ = 3; string __zz__ = 4; }"
    running = run_sdk(
        {
            "2024/2fa.proto": f"{HEAD}package digits; {note} service OneService {{ rpc Get(Note) returns (Note); }}",
            "_x/_y.proto": f"{HEAD}package lines; {note} service _TwoService {{ rpc _Get(Note) returns (Note); }}",
        }
    )
    for path, method in (
        ("/digits.OneService/Get", _client(running, "one_client").get),
        ("/lines._TwoService/_Get", _client(running, "two_client").get),
    ):
        names = [name for name in inspect.signature(method).parameters if name not in ("timeout", "retry")]
        assert names == ["n1_", "x__", "unnamed_", "zz____"]
        exchange = running.server.expect(path)
        running.flavour.call(method, **{name: name for name in names})
        assert [getattr(exchange.requests[0], name) for name in ("_1", "__x", "_", "__zz__")] == names
    assert running.workspace.module("proto.n2024.n2fa").Note
    assert running.workspace.module("proto.x_.y_").Note


def test_files_that_differ_by_what_modules_cannot_have(workspace: Workspace) -> None:
    files = ["a-b.proto", "a_b.proto", "class/v.proto", "class_/v.proto", "m.proto", "m_pb2/x.proto"]
    workspace.write(
        {file: f"{HEAD}package p{number}; message M {{ int32 f{number} = 1; }}" for number, file in enumerate(files)}
    )
    assert workspace.run() == 1
    workspace.write({"methods/package.toml": '[message_modules]\n"a-b.proto" = "one"\n"class/v.proto" = "two"\n'})
    assert workspace.run() == 0
    for number, module in enumerate(("one", "a_b", "two", "class_.v", "m", "m_pb2.x")):
        assert workspace.module(f"proto.{module}").M(**{f"f{number}": 7})


def test_two_services_of_one_name_in_one_client(run_sdk: RunSdk, capsys: pytest.CaptureFixture[str]) -> None:
    head = '[client]\nname = "ChatClient"\nservices = ["p.v1.ChatService", "p.v2.ChatService"]\n'
    running = run_sdk(
        {
            "v1.proto": _services("p.v1", {"ChatService": "Get"}),
            "v2.proto": _services("p.v2", {"ChatService": "Get"}),
            "methods/chat.toml": head + '["p.v2.ChatService.Get"]\nname = "get2"\n'
            '[get_more]\nrpc = "p.v1.ChatService.Get"\n',
        }
    )
    client = _client(running, "chat_client")
    _reaches(running, "/p.v1.ChatService/Get", client.get, text="1")
    _reaches(running, "/p.v1.ChatService/Get", client.get_more, text="1")
    _reaches(running, "/p.v2.ChatService/Get", client.get2, text="2")
    running.workspace.write({"methods/chat.toml": head + '["ChatService.Get"]\nname = "get2"\n'})
    assert running.workspace.run() == 1
    assert "methods/chat.toml:ChatService.Get: this could be p.v1.ChatService.Get or p.v2.ChatService.Get" in (
        capsys.readouterr().err
    )
