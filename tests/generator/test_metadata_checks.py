"""Metadata that would make code which is broken, or does what nobody meant: a problem with its place, each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

RunSdk = Callable[[Mapping[str, str]], Running]
PROTO = """
    syntax = "proto3";
    package a;
    import "google/protobuf/timestamp.proto";
    message M {
      string s = 1; string from = 2; repeated string r = 3; int32 n = 4; map<string, string> mm = 5;
      google.protobuf.Timestamp at = 6; N inner = 7; bytes data = 8; map<string, N> nn = 9; bool list = 10;
    }
    message N { string s = 1; }
    service AService {
      rpc Get(M) returns (M);
      rpc Put(M) returns (M);
      rpc Gets(M) returns (stream M);
      rpc Up(stream M) returns (M);
    }
    service BService { rpc Get(M) returns (M); }
"""
CLIENT = '[client]\nname = "AClient"\nservices = ["a.AService"]\n'


def _problems(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], files: Mapping[str, str], package: str = ""
) -> list[str]:
    metadata = {f"methods/{name}.toml": text for name, text in files.items()}
    workspace.write({"a.proto": PROTO, **metadata, **({"methods/package.toml": package} if package else {})})
    assert workspace.run() == 1
    assert not workspace.out.exists()
    *problems, _ = capsys.readouterr().err.splitlines()
    return problems


@pytest.mark.parametrize(
    ("methods", "place", "message"),
    [
        (
            '[Get.params]\ns = { adapter = "timestamp" }',
            "Get.params.s.adapter",
            "timestamp is for google.protobuf.Times",
        ),
        ('[Get.params]\nat = { adapter = "datetime" }', "Get.params.at.adapter", "for results, not for parameters"),
        ('[Get]\nresult = { field = "s", adapter = "datetime" }', "Get.result.adapter", "and this is a plain value"),
        ('[Get.params]\nn = { default = "x" }', "Get.params.n.default", "'x' is no value of n, which is int"),
        ("[Get.params]\ns = { default = true }", "Get.params.s.default", "True is no value of s, which is str"),
        ('[Get.params]\nr = { default = "x" }', "Get.params.r.default", "'x' is no value of r, which is Sequence[str]"),
        ('[Get.params]\ndata = { default = "x" }', "Get.params.data.default", "'x' is no value of data"),
        ("[Get.params]\nself = { field = 's' }", "Get.params.self", "means something else in the method"),
        ("[Get.params]\nrequests = { field = 's' }", "Get.params.requests", "means something else in the method"),
        ("[Get.params]\na_service = { field = 's' }", "Get.params.a_service", "means something else in the method"),
        ("[Get.params]\na_pb2 = { field = 's' }", "Get.params.a_pb2", "means something else in the method"),
        ("[Get.params]\nto_timestamp = { field = 's' }", "Get.params.to_timestamp", "with a function of the name"),
        ("[Get.params]\nfrom = {}", "Get.params.from", "from is a keyword of Python"),
        ("[Get.params]\ntimeout = { field = 'n' }", "Get.params.timeout", "it defaults to None"),
        (
            "[Get.params]\ns = { optional = true }\nr = {}",
            "Get.params.r",
            "it cannot come after one that has a default",
        ),
        ("[Get.params]\ns = {}\nt = { field = 's' }", "Get.params.t", "the parameter s fills s already"),
        (
            "[Get.params]\ninner = {}\nt = { field = 'inner.s' }",
            "Get.params.t",
            "the parameter inner fills inner already",
        ),
        ('[Get]\nname = "with_options"', "Get.name", "every client has something called with_options"),
        ('[Get]\nname = "close"', "Get.name", "every client has something called close"),
        ('[Get]\nname = "a_pb2"', "Get.name", "every client has something called a_pb2"),
        ('[Get]\nname = "__init__"', "Get.name", "'__init__' is no name for a public method"),
        ('[Get]\nname = "_call"', "Get.name", "'_call' is no name for a public method"),
        ('[Get]\nname = "class"', "Get.name", "class is a keyword of Python"),
        ('["more.or-less"]\nrpc = "Get"', "more.or-less.name", "is no name for a public method"),
        ("[Get]\nresult = []", "Get.result", 'write "none"'),
        ('[Gets]\nresult = "s"', "Gets.result", "a server_stream gives whole messages"),
        ('[Up]\nresult = "s"', "Up.result", "a client_stream gives whole messages"),
        ("[Up.params]\ns = {}", "Up.params", "it takes no fields"),
        ('[Gets]\nkind = "collected"', "Gets.result", "a collected method says what is made of the response"),
        ('[Gets]\nkind = "written"', "Gets.save", "a written method says where the data goes"),
        (
            '[Get]\nupload = { source = "s", chunk_field = "data" }\n[Get.params]\ns = {}',
            "Get.upload",
            "only for methods that are upload",
        ),
        ('["AService.Get"]\nname = "x"\n[Get]\nname = "y"', "Get", "the table AService.Get is for the same RPC"),
    ],
)
def test_a_method(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], methods: str, place: str, message: str
) -> None:
    [problem] = _problems(workspace, capsys, {"a": f"{CLIENT}{methods}\n"})
    assert problem.startswith(f"methods/a.toml:{place}: ")
    assert message in problem


@pytest.mark.parametrize(
    ("client", "place", "message"),
    [
        ('name = "AClient"\nproperty = "close"', ".property", "the top client has something called close"),
        ('name = "AClient"\nproperty = "property"', ".property", "the top client has something called property"),
        ('name = "AClient"\nproperty = "client"', "", "module of both the class Client and the class AClient"),
        ('name = "AClient"\nproperty = "errors"', "", "module of both names of the runtime and the class AClient"),
        ('name = "AClient"\nproperty = "proto"', "", "would be proto, where the SDK keeps other things"),
        ('name = "Client"\nproperty = "foo"', ".name", "Client is the class of the whole SDK"),
        ('name = "Retry"', "", "the name Retry would mean both viam_cloud_runtime.Retry and the class"),
        ('name = "class"', ".name", "class is a keyword of Python"),
        ('name = "AClient"\nmixins = ["viam_cloud_runtime.nope.Nope"]', ".mixins", "the runtime has no"),
    ],
)
def test_a_client(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], client: str, place: str, message: str
) -> None:
    problems = _problems(workspace, capsys, {"a": f'[client]\nservices = ["a.AService"]\n{client}\n'})
    assert len(problems) == 1
    assert problems[0].startswith(f"methods/a.toml:client{place}: ")
    assert message in problems[0]


def test_services_in_several_clients(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "one": '[client]\nname = "OneClient"\nservices = ["a.AService", "a.AService"]\n',
        "two": '[client]\nname = "TwoClient"\nservices = ["a.AService"]\n',
        "three": '[client]\nname = "ThreeClient"\nservices = ["a.BService"]\n',
    }
    package = '[package]\nservices_without_client = ["a.BService"]\n'
    assert _problems(workspace, capsys, files, package) == [
        "methods/one.toml:client.services: a.AService is listed in methods/one.toml already",
        "methods/three.toml:client.services: a.BService is listed in methods/package.toml, as one without a client already",
        "methods/two.toml:client.services: a.AService is listed in methods/one.toml already",
    ]


def test_clients_of_one_name(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "one": '[client]\nname = "OneClient"\nservices = ["a.AService"]\n',
        "two": '[client]\nname = "OneClient"\nservices = ["a.BService"]\n',
    }
    assert _problems(workspace, capsys, files) == [
        "methods/two.toml:client: methods/one.toml:client makes a client called OneClient too; name one in its metadata"
    ]


@pytest.mark.parametrize(
    ("package", "place", "message"),
    [
        ('[package]\nsign_in = "a.AService.Up"', "package.sign_in", "has to be unary, and this one is client_stream"),
        ('[package]\ntop_client = "class"', "package.top_client", "class is a keyword of Python"),
        (
            '[package]\ntop_client_base = "viam_cloud_runtime.{flavour}.Nope"',
            "package.top_client_base",
            "the runtime has no class viam_cloud_runtime.{flavour}.Nope",
        ),
        ('[package]\ntop_client_module = "proto.a"', "package.top_client_module", "where the SDK keeps other things"),
        ('[package]\npb2_package = "proto"', "package.pb2_package", "where the SDK keeps other things"),
        ('[package]\npb2_package = "errors"', "runtime_exports.errors", "where the SDK keeps other things"),
        ('[package]\npb2_package = "a.b"', "package.pb2_package", "String should match"),
        (
            '[runtime_exports]\nerrors = ["viam_cloud_runtime.Nope"]',
            "runtime_exports.errors",
            "viam_cloud_runtime.Nope",
        ),
        ('[runtime_exports]\nerrors = ["viam_cloud_runtime.nope.*"]', "runtime_exports.errors", "there is no module"),
        ('[adapters.x]\nfunction = "viam_cloud_runtime.nope"', "adapters.x.function", "there is no viam_cloud_runtime"),
        ('[types]\nPathLike = "os.PathLikely"', "types.PathLike", "there is no os.PathLikely"),
    ],
)
def test_the_package(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], package: str, place: str, message: str
) -> None:
    [problem] = _problems(workspace, capsys, {}, f"{package}\n")
    assert problem.startswith(f"methods/package.toml:{place}: ")
    assert message in problem


@pytest.mark.parametrize("package", ["acme.sdk", "a-b", "class", "json", "google", "grpc", "viam_cloud_runtime"])
def test_the_name_of_the_package(workspace: Workspace, capsys: pytest.CaptureFixture[str], package: str) -> None:
    workspace.write({"a.proto": PROTO})
    assert Workspace(workspace.root, package).run() == 1
    assert f"--package {package}: " in capsys.readouterr().err
    assert not workspace.out.exists()


def test_an_empty_name_of_the_package_is_none(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO})
    assert Workspace(workspace.root, "").run() == 1
    assert "--package: say what to call the Python package" in capsys.readouterr().err
    assert not workspace.out.exists()


def test_results_whatever_their_fields_are_called(run_sdk: RunSdk) -> None:
    running = run_sdk(
        {
            "a.proto": PROTO,
            "methods/a.toml": CLIENT + '[Get]\nresult = ["mm", "from", "r", "nn"]\n[Put]\nname = "str"\nresult = "r"\n',
            "methods/package.toml": """[package]\ndefault_address = 'a"b\\c'\n""",
        }
    )
    reply_type = running.server.rpcs["/a.AService/Get"].response_type
    reply = reply_type(mm={"a": "b"}, r=["x"], **{"from": "here"})
    reply.nn["k"].s = "v"
    running.server.expect("/a.AService/Get", reply)
    mapping, sender, items, messages = running.flavour.call(running.flavour.client.a_client.get)
    assert (mapping, sender, items) == ({"a": "b"}, "here", ["x"])
    assert {type(mapping), type(messages)} == {dict}
    assert messages["k"].s == "v"
    running.server.expect("/a.AService/Put", reply)
    assert running.flavour.call(running.flavour.client.a_client.str, list=True) == ["x"]
    if running.flavour.loop is None:
        assert running.workspace.type_errors() == ""


def test_every_rpc_of_the_descriptors_is_counted(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO})
    assert workspace.run() == 0
    (workspace.made / "aio" / "b_client.py").unlink()
    capsys.readouterr()
    assert workspace.run("coverage") == 1
    assert capsys.readouterr().out.splitlines()[-2] == "4/5 RPCs in both flavours"
