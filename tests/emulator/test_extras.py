"""Without the packages of the extra `emulator`, what needs them says so, and the rest works."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.emulator.captures import mql, sql, upload_readings
from tests.emulator.fleet import Cloud, Fleet
from viam_cloud.errors import UnimplementedError


def _run_sql(cloud: Cloud, fleet: Fleet) -> None:
    sql(cloud, fleet.organization, "SELECT 1")


def _run_mql(cloud: Cloud, fleet: Fleet) -> None:
    mql(cloud, fleet.organization, [{"$limit": 1}])


def _download_invoice(cloud: Cloud, fleet: Fleet) -> None:
    invoice = cloud.data.charge_organization(org_id_to_charge=fleet.organization, subtotal=1).invoice_id
    cloud.data.get_invoice_pdf(org_id=fleet.organization, id=invoice)


@pytest.mark.parametrize(
    ("module", "package", "call"),
    [
        ("duckdb", "duckdb", _run_sql),
        ("mongomock", "mongomock", _run_mql),
        ("fpdf", "fpdf2", _download_invoice),
    ],
)
def test_a_missing_package_is_named(
    cloud: Cloud,
    fleet: Fleet,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    package: str,
    call: Callable[[Cloud, Fleet], None],
) -> None:
    upload_readings(cloud, fleet.part, [{"n": 1}])
    with monkeypatch.context() as missing:
        missing.setitem(sys.modules, module, None)
        with pytest.raises(UnimplementedError, match=rf"{package}.*pip install 'viam-cloud\[emulator\]'"):
            call(cloud, fleet)
    call(cloud, fleet)
