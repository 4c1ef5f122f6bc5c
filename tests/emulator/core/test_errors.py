"""Without the packages of the extra `emulator`, what needs them says so, and the rest works."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import bson
import pytest

from tests.support.emulator.captures import mql, sql, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.errors import UnimplementedError
from viam_cloud_emulator import Emulator, SetupError
from viam_cloud_emulator.query_engine.processes import QUERIES


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AbstractContextManager[None]]:
    """Hides a module, here and from the processes that run queries."""

    @contextmanager
    def hidden(module: str) -> Iterator[None]:
        (tmp_path / f"{module}.py").write_text("raise ImportError('not installed')")
        QUERIES.stop()
        with monkeypatch.context() as missing:
            missing.setitem(sys.modules, module, None)
            missing.syspath_prepend(tmp_path)
            yield
        QUERIES.stop()

    return hidden


def _run_sql(cloud: Cloud, fleet: Fleet) -> None:
    sql(cloud, fleet.organization, "SELECT 1")


def _run_mql(cloud: Cloud, fleet: Fleet) -> None:
    mql(cloud, fleet.organization, [{"$limit": 1}])


def _download_invoice(cloud: Cloud, fleet: Fleet) -> None:
    invoice = cloud.data.charge_organization(org_id_to_charge=fleet.organization, subtotal=1).invoice_id
    cloud.data.get_invoice_pdf(org_id=fleet.organization, id=invoice)


def _create_pipeline(cloud: Cloud, fleet: Fleet) -> None:
    cloud.data.create_data_pipeline(
        organization_id=fleet.organization,
        name=f"p{uuid4()}",
        mql_binary=[bson.encode({"$limit": 1})],
        schedule="0 * * * *",
    )


@pytest.mark.parametrize(
    ("module", "package", "call"),
    [
        ("duckdb", "duckdb", _run_sql),
        ("sqlglot", "sqlglot", _run_sql),
        ("mongomock_ng", "mongomock-ng", _run_mql),
        ("fpdf", "fpdf2", _download_invoice),
        ("cronsim", "cronsim", _create_pipeline),
    ],
)
def test_a_missing_package_is_named(
    cloud: Cloud,
    fleet: Fleet,
    without: Callable[[str], AbstractContextManager[None]],
    module: str,
    package: str,
    call: Callable[[Cloud, Fleet], None],
) -> None:
    upload_readings(cloud, fleet.part, [{"n": 1}])
    with without(module), pytest.raises(UnimplementedError, match=rf"{package}.*pip install 'viam-cloud\[emulator\]'"):
        call(cloud, fleet)
    call(cloud, fleet)


@pytest.mark.parametrize("module", ["itsdangerous", "yaml", "pydantic", "trustme"])
def test_an_emulator_that_cannot_start_names_the_missing_package(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text("organizations: [{name: Acme}]")
    data = tmp_path / "data"
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SetupError, match=rf"{module}: pip install 'viam-cloud\[emulator\]'"):
        Emulator(data=data, seed=seed, tls=True).start()
    monkeypatch.undo()
    # Nothing is left that would keep the next from starting.
    with Emulator(data=data, seed=seed, tls=True) as emulator:
        assert emulator.seeded_keys == ()


@pytest.mark.parametrize("package", ["cheroot", "grpc_health", "grpc_reflection", "itsdangerous", "werkzeug"])
def test_what_it_takes_to_start(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SetupError, match=rf"the emulator needs {package}: pip install 'viam-cloud\[emulator\]'"):
        Emulator().start()


@pytest.mark.parametrize("package", ["pydantic", "yaml"])
def test_what_it_takes_to_read_a_seed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SetupError, match=rf"a seed file needs {package}: pip install 'viam-cloud\[emulator\]'"):
        Emulator(seed=tmp_path / "seed.yaml").start()
