"""Pages of reference: complete, the same twice, and without a link that leads nowhere. For Viam's SDK and for foreign ones."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import EnumDescriptorProto

from generator.cli import main
from generator.generate import Inputs, Paths, load, reference_of
from generator.inputs.declarations import declarations
from generator.model.elements import ClientMethod, ComposedMethod

_ROOT = Path(__file__).parents[3]
_TREES = sorted(path for path in (_ROOT / "tests" / "generator" / "trees").iterdir() if path.is_dir())
_OWN = Paths(_ROOT / "protos", None, "viam_cloud", _ROOT / "generated")
_FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\]\((?P<address>[^)\s]+)\)")
_ANCHOR = re.compile(r"\{ #(?P<heading>[^\s}]+) \}|<a id=\"(?P<inline>[^\"]+)\">")


@cache
def _inputs(paths: Paths) -> Inputs:
    return load(paths)


@cache
def _pages(paths: Paths) -> Mapping[str, str]:
    files = reference_of(_inputs(paths), paths)
    return {name: text for name, text in files.items() if name.endswith(".md")}


def _tree(path: Path) -> Paths:
    return Paths(path, None, "acme", path)


def _words(text: str) -> str:
    """A page without its code."""
    return _CODE.sub("`code`", _FENCE.sub("", text))


def _anchors(text: str) -> list[str]:
    return [match["heading"] or match["inline"] for match in _ANCHOR.finditer(_FENCE.sub("", text))]


def _check_links(paths: Paths) -> None:
    pages = _pages(paths)
    anchors = {page: set(_anchors(text)) for page, text in pages.items()}
    lost: list[str] = []
    for page, text in pages.items():
        for match in _LINK.finditer(_words(text)):
            file, _, anchor = match["address"].partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), file)) if file else page
            if target not in pages or (anchor and anchor not in anchors[target]):
                lost.append(f"{page}: {match['address']}")
    assert not lost


def _check_anchors(paths: Paths) -> None:
    twice = {
        page: [anchor for anchor, count in Counter(_anchors(text)).items() if count > 1]
        for page, text in _pages(paths).items()
    }
    assert not {page: anchors for page, anchors in twice.items() if anchors}


def _check_methods(paths: Paths) -> None:
    for client in _inputs(paths).api.clients:
        of_client = [text for page, text in _pages(paths).items() if page.startswith(f"clients/{client.property_name}")]
        methods: list[ClientMethod | ComposedMethod] = [*client.methods, *client.composed]
        for method in methods:
            heading = re.compile(rf"^##+ .* {{ #{method.name} }}$", re.MULTILINE)
            found = [part for text in of_client for part in heading.split(text)[1:]]
            assert len(found) == 1, f"{client.property_name}.{method.name}"
            section = re.split(r"^##+ .* \{ #", found[0], maxsplit=1, flags=re.MULTILINE)[0]
            assert f"def {method.name}(" in section
            example = section.partition("**Example**")[2]
            assert f"{method.name}(" in example, method.name
            is_same = "async" not in method.doc.example and "await" not in method.doc.example
            assert is_same or ('=== "Blocking"\n' in example and '=== "asyncio"\n' in example), method.name


def _check_rpcs(paths: Paths) -> None:
    index = set(_anchors(_pages(paths)["rpcs.md"]))
    rpcs = {
        rpc.full_name for client in _inputs(paths).api.clients for service in client.services for rpc in service.rpcs
    }
    assert rpcs
    assert rpcs <= index


def _check_types(paths: Paths) -> None:
    pages = "\n".join(text for page, text in _pages(paths).items() if page.startswith("messages/"))
    sections = re.split(r"^### ", pages, flags=re.MULTILINE)
    by_wire_name = {
        found[1]: section
        for section in sections
        if (found := re.search(r"\*\*Name on the wire:\*\* `([^`]+)`", section))
    }
    for file in _inputs(paths).sources.module_files:
        for declared in declarations(file):
            if isinstance(declared.descriptor, EnumDescriptorProto):
                names = [value.name for value in declared.descriptor.value]
            elif declared.descriptor.options.map_entry:
                continue
            else:
                names = [field.name for field in declared.descriptor.field]
            for name in names:
                assert f"| `{name}` |" in by_wire_name[declared.full_name], f"{declared.full_name}.{name}"


def test_values_have_the_meaning_that_the_protos_give_them_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "garden.proto").write_text(
        """
        syntax = "proto3";
        package garden.v1;
        enum Kind {
          // Not said.
          KIND_UNSPECIFIED = 0;
          // Herbs, for the *kitchen* | the pharmacy.
          KIND_HERBS = 1;
          KIND_ROSES = 2;
        }
        """
    )
    [page] = [text for page, text in _pages(_tree(tmp_path)).items() if page.startswith("messages/")]
    rows = [line for line in page.splitlines() if line.startswith("| `KIND_")]
    assert rows == [
        "| `KIND_UNSPECIFIED` | <code>0</code> | Not said. |",
        "| `KIND_HERBS` | <code>1</code> | Herbs, for the \\*kitchen\\* \\| the pharmacy. |",
        "| `KIND_ROSES` | <code>2</code> |  |",
    ]


def _check_tables(paths: Paths) -> None:
    """A row that is parted from its table would be shown as a paragraph."""
    for page, text in _pages(paths).items():
        for table in re.findall(r"(?:^\|.*\n)+", _FENCE.sub("", text), re.MULTILINE):
            head, line, *rows = table.splitlines()
            assert re.fullmatch(r"\|( --- \|)+", line), f"{page}: {head}"
            columns = {len(re.findall(r"(?<!\\)\|", _CODE.sub("", row))) for row in (head, line, *rows)}
            assert len(columns) == 1, f"{page}: {head}"


def _check_repetition(paths: Paths) -> None:
    assert reference_of(load(paths), paths) == reference_of(_inputs(paths), paths)


def _check_navigation(paths: Paths) -> None:
    navigation = reference_of(_inputs(paths), paths)[".nav.yml"]
    listed = re.findall(r": (\S+\.md)$", navigation, re.MULTILINE)
    assert sorted(listed) == sorted(_pages(paths))


_CHECKS = (
    _check_links,
    _check_anchors,
    _check_methods,
    _check_rpcs,
    _check_types,
    _check_tables,
    _check_repetition,
    _check_navigation,
)


@pytest.mark.parametrize("check", _CHECKS, ids=lambda check: check.__name__.removeprefix("_check_"))
def test_this_sdk(check: Callable[[Paths], None]) -> None:
    check(_OWN)


@pytest.mark.parametrize("tree", _TREES, ids=lambda tree: tree.name)
def test_a_foreign_sdk(tree: Path) -> None:
    for check in _CHECKS:
        check(_tree(tree))


def test_pages_are_not_too_long_to_load() -> None:
    sizes = {page: len(text) for page, text in _pages(_OWN).items() if page.startswith("clients/")}
    # What MkDocs makes of it is about five times as long.
    assert {page: size for page, size in sizes.items() if size > 60_000} == {}


def test_whoever_knows_the_names_of_other_sdks_finds_the_method() -> None:
    names = _pages(_OWN)["other_names.md"]
    line = next(line for line in names.splitlines() if "`AppClient.GetRobotPartLogs`" in line)
    assert "clients/app_client/parts.md#get_robot_part_logs" in line
    line = next(line for line in names.splitlines() if "`appClient.getRobotAPIKeys`" in line)
    assert "clients/app_client/keys.md#get_robot_api_keys" in line


def test_types_of_results_lead_to_views_where_methods_return_those() -> None:
    page = _pages(_OWN)["clients/data_client/pipelines.md"]
    [result] = re.findall(
        r"^\*\*Returns\*\* (.*\[DataPipeline\]\(\S+?\))", page.partition("{ #get_data_pipeline }")[2], re.M
    )[:1]
    assert result.endswith("messages/views.md#DataClient.DataPipeline)")


def test_the_hand_written_part_is_described_too() -> None:
    pages = _pages(_OWN)
    for page, anchors in {
        "modules/viam_cloud.md": ["DialOptions", "RetryPolicy", "to_dict", "to_json", "map_calls"],
        "modules/viam_cloud.errors.md": ["ViamCloudError", "NotFoundError", "JobFailedError"],
        "modules/viam_cloud.tables.md": ["to_arrow", "to_pandas", "to_parquet"],
        "modules/viam_cloud_emulator.md": ["Emulator", "Emulator.client"],
        "modules/viam_cloud_emulator.pytest_plugin.md": ["viam_client", "async_viam_client", "viam_emulator"],
        "top_client.md": ["create_from_dial_options", "close"],
    }.items():
        assert set(anchors) <= set(_anchors(pages[page])), page


def test_names_of_rpcs_that_are_none_are_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "methods").mkdir()
    (tmp_path / "garden.proto").write_text(
        'syntax = "proto3"; package garden.v1; service WaterService { rpc Water(Bed) returns (Bed); } message Bed {}'
    )
    (tmp_path / "methods" / "reference.toml").write_text(
        '[modules]\nno_such_module = ["*"]\n[[known_as]]\nby = "Go"\nservice = "garden.v1.WaterService"\n'
        'form = "Client.{Rpc}"\nrpcs = ["Watr"]\n'
    )
    out = tmp_path / "pages"
    assert main(["reference", "--protos", str(tmp_path), "--package", "garden", "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert "known_as.0.rpcs: no method is made of an RPC Watr of garden.v1.WaterService; did you mean Water?" in said
    assert "modules.no_such_module: there is no module no_such_module" in said
    assert not out.exists()


def test_the_folder_holds_the_pages_and_no_earlier_ones(tmp_path: Path) -> None:
    tree, out = _TREES[0], tmp_path / "pages"
    command = ["reference", "--protos", str(tree), "--package", "acme", "--out", str(out)]
    assert main(command) == 0
    (out / "clients" / "gone.md").write_text("of an earlier generation")
    assert main(command) == 0
    pages = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert pages == set(_pages(_tree(tree)))


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "guide.md").write_text("written by hand")
    command = ["reference", "--protos", str(_TREES[0]), "--package", "acme", "--out", str(tmp_path)]
    assert main(command) == 1
    assert "holds other files than pages of reference" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["guide.md"]
