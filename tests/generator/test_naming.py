"""The rules for names."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.plan.modules import message_modules
from generator.naming import safe_name, service_stem, snake_case


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GetRobot", "get_robot"),
        ("GetRobotAPIKeys", "get_robot_api_keys"),
        ("BinaryDataByIDs", "binary_data_by_ids"),
        ("CreateOAuthApp", "create_oauth_app"),
        ("GetUserIDByEmail", "get_user_id_by_email"),
        ("TabularDataBySQL", "tabular_data_by_sql"),
        ("GetInvoicePdf", "get_invoice_pdf"),
        ("CreateBinaryDataSignedURL", "create_binary_data_signed_url"),
        ("CloudSLAM", "cloud_slam"),
        ("MLTraining", "ml_training"),
        ("IDs", "ids"),
        ("Sha256Sum", "sha256_sum"),
        ("HTTP2Server", "http2_server"),
        ("already_snake", "already_snake"),
        ("X", "x"),
    ],
)
def test_snake_case(name: str, expected: str) -> None:
    assert snake_case(name) == expected


@given(st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,30}", fullmatch=True))
def test_snake_case_keeps_every_letter_and_is_stable(name: str) -> None:
    once = snake_case(name)
    assert once.replace("_", "") == name.replace("_", "").lower()
    assert snake_case(once).replace("_", "") == once.replace("_", "")


@given(st.from_regex(r"_{0,2}[A-Za-z][A-Za-z0-9_]{0,20}", fullmatch=True) | st.sampled_from(keyword.kwlist))
def test_safe_name_is_an_identifier(name: str) -> None:
    safe = safe_name(name, {"timeout"})
    assert safe.isidentifier()
    assert not keyword.iskeyword(safe)
    assert not safe.startswith("_")
    assert safe != "timeout"


def test_service_stem() -> None:
    assert service_stem("OddService") == "Odd"
    assert service_stem("Odd") == "Odd"
    assert service_stem("Service") == "Service"


def test_message_modules() -> None:
    files = [
        "app/v1/app.proto", "app/v1/billing.proto", "app/data/v1/data.proto", "app/cloudslam/v1/cloud_slam.proto",
        "root.proto", "both/v1/both.proto", "both/v2/both.proto", "proto/rpc/v1/auth.proto",
    ]  # fmt: skip
    assert message_modules(files, {"proto/rpc/v1/auth.proto": "rpc.auth"}) == {
        "app/v1/app.proto": "proto.app",
        "app/v1/billing.proto": "proto.app.billing",
        "app/data/v1/data.proto": "proto.app.data",
        "app/cloudslam/v1/cloud_slam.proto": "proto.app.cloudslam",
        "root.proto": "proto.root",
        "both/v1/both.proto": "proto.both",
        "both/v2/both.proto": "proto.both.v2",
        "proto/rpc/v1/auth.proto": "proto.rpc.auth",
    }
