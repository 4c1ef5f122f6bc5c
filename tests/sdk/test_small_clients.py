"""The documented methods of the clients for ML training, billing and provisioning, in both flavours."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tests.support.cases import Case, expect, parsed
from tests.support.descriptor_server import DescriptorServer
from tests.support.documented_surface import DOCUMENTED_SURFACE
from tests.support.flavours import Flavour
from viam_cloud.proto.app.billing import (
    ChargeOrganizationResponse,
    CreateInvoiceAndChargeImmediatelyResponse,
    GetCurrentMonthUsageResponse,
    GetInvoicesSummaryResponse,
    GetOrgBillingInformationResponse,
)
from viam_cloud.proto.app.mltraining import Container, ModelType, TrainingJobMetadata, TrainingStatus
from viam_cloud.proto.provisioning import CloudConfig, GetSmartMachineStatusResponse, NetworkInfo

_TRAINING = "/viam.app.mltraining.v1.MLTrainingService"
_BILLING = "/viam.app.v1.BillingService"
_PROVISIONING = "/viam.provisioning.v1.ProvisioningService"
_PROPERTIES = {
    _TRAINING: "ml_training_client",
    _BILLING: "billing_client",
    _PROVISIONING: "provisioning_client",
}
_JOB = {"org_id": "o", "dataset_id": "d", "model_name": "pets", "model_version": "1"}
_JOB_REQUEST = {"organization_id": "o", "dataset_id": "d", "model_name": "pets", "model_version": "1"}

_CASES = [
    Case(
        "submit_training_job",
        f"{_TRAINING}/SubmitTrainingJob",
        {**_JOB_REQUEST, "model_type": "MODEL_TYPE_OBJECT_DETECTION", "tags": ["cat"]},
        kwargs={**_JOB, "model_type": ModelType.MODEL_TYPE_OBJECT_DETECTION, "tags": ["cat"]},
        reply={"id": "j"},
        result="j",
    ),
    Case(
        "submit_custom_training_job",
        f"{_TRAINING}/SubmitCustomTrainingJob",
        {**_JOB_REQUEST, "registry_item_id": "a:b", "registry_item_version": "2", "arguments": {"epochs": "20"}},
        args=("o", "d", "a:b", "2", "pets", "1"),
        kwargs={"arguments": {"epochs": "20"}},
        reply={"id": "j"},
        result="j",
    ),
    Case(
        "submit_custom_training_job",
        f"{_TRAINING}/SubmitCustomTrainingJob",
        {**_JOB_REQUEST, "registry_item_id": "a:b", "registry_item_version": "2", "container_id": "c"},
        args=("o", "d", "a:b", "2", "pets", "1", "c"),
        reply={"id": "j"},
        result="j",
    ),
    Case(
        "get_training_job",
        f"{_TRAINING}/GetTrainingJob",
        {"id": "INSERT YOUR JOB ID"},
        kwargs={"id": "INSERT YOUR JOB ID"},
        reply={"metadata": {"id": "j"}},
        result=TrainingJobMetadata(id="j"),
    ),
    Case(
        "list_training_jobs",
        f"{_TRAINING}/ListTrainingJobs",
        {"organization_id": "INSERT YOUR ORG ID"},
        kwargs={"org_id": "INSERT YOUR ORG ID"},
        reply={"jobs": [{"id": "i"}, {"id": "j"}]},
        result=[TrainingJobMetadata(id="i"), TrainingJobMetadata(id="j")],
    ),
    Case(
        "list_training_jobs",
        f"{_TRAINING}/ListTrainingJobs",
        {"organization_id": "o", "status": "TRAINING_STATUS_COMPLETED"},
        args=("o", TrainingStatus.TRAINING_STATUS_COMPLETED),
        result=[],
    ),
    Case(
        "cancel_training_job",
        f"{_TRAINING}/CancelTrainingJob",
        {"id": "INSERT YOUR JOB ID"},
        kwargs={"id": "INSERT YOUR JOB ID"},
    ),
    Case("delete_completed_training_job", f"{_TRAINING}/DeleteCompletedTrainingJob", {"id": "j"}, args=("j",)),
    Case(
        "list_containers",
        f"{_TRAINING}/ListContainers",
        {"organization_id": "o"},
        args=("o",),
        reply={"containers": [{"key": "k"}]},
        result=[Container(key="k")],
    ),
    Case(
        "get_container",
        f"{_TRAINING}/GetContainer",
        {"id": "c"},
        args=("c",),
        reply={"container": {"key": "k"}},
        result=Container(key="k"),
    ),
    Case(
        "register_custom_training_container",
        f"{_TRAINING}/RegisterCustomTrainingContainer",
        {"organization_id": "o", "image_uri": "host/image:1", "description": "ours"},
        args=("o", "host/image:1", "ours"),
        reply={"id": "c"},
        result="c",
    ),
    Case(
        "delete_custom_training_container",
        f"{_TRAINING}/DeleteCustomTrainingContainer",
        {"id": "c"},
        args=("c",),
    ),
    Case(
        "get_current_month_usage",
        f"{_BILLING}/GetCurrentMonthUsage",
        {"org_id": "<ORG-ID>"},
        args=("<ORG-ID>",),
        reply={"subtotal": 12.5},
        result=GetCurrentMonthUsageResponse(subtotal=12.5),
    ),
    Case(
        "get_invoices_summary",
        f"{_BILLING}/GetInvoicesSummary",
        {"org_id": "<ORG-ID>"},
        args=("<ORG-ID>", 5),
        reply={"outstanding_balance": 1.5},
        result=GetInvoicesSummaryResponse(outstanding_balance=1.5),
    ),
    Case(
        "get_org_billing_information",
        f"{_BILLING}/GetOrgBillingInformation",
        {"org_id": "<ORG-ID>"},
        args=("<ORG-ID>",),
        reply={"billing_email": "a@b"},
        result=GetOrgBillingInformationResponse(billing_email="a@b"),
    ),
    Case(
        "charge_organization",
        f"{_BILLING}/ChargeOrganization",
        {
            "org_id_to_charge": "o",
            "subtotal": 80,
            "tax": 6.5,
            "description": "work",
            "org_id_for_branding": "b",
            "disable_confirmation_email": True,
        },
        args=("o", 80, 6.5, "work", "b", True),
        reply={"invoice_id": "i"},
        result=ChargeOrganizationResponse(invoice_id="i"),
    ),
    Case(
        "create_invoice_and_charge_immediately",
        f"{_BILLING}/CreateInvoiceAndChargeImmediately",
        {"org_id_to_charge": "o", "amount": 86.5},
        args=("o", 86.5),
        reply={"invoice_id": "i"},
        result=CreateInvoiceAndChargeImmediatelyResponse(invoice_id="i"),
    ),
    Case(
        "get_smart_machine_status",
        f"{_PROVISIONING}/GetSmartMachineStatus",
        {},
        reply={"is_online": True},
        result=GetSmartMachineStatusResponse(is_online=True),
    ),
    Case(
        "get_network_list",
        f"{_PROVISIONING}/GetNetworkList",
        {},
        reply={"networks": [{"ssid": "s"}]},
        result=[NetworkInfo(ssid="s")],
    ),
    Case(
        "set_network_credentials",
        f"{_PROVISIONING}/SetNetworkCredentials",
        {"type": "wifi", "ssid": "s", "psk": "k"},
        kwargs={"network_type": "wifi", "ssid": "s", "psk": "k"},
    ),
    Case(
        "set_smart_machine_credentials",
        f"{_PROVISIONING}/SetSmartMachineCredentials",
        {"cloud": {"id": "p", "secret": "s"}},
        args=(CloudConfig(id="p", secret="s"),),
    ),
    Case("set_smart_machine_credentials", f"{_PROVISIONING}/SetSmartMachineCredentials", {}),
]


def _call(flavour: Flavour, case: Case, *, raw: bool) -> object:
    client = getattr(flavour.client, _PROPERTIES[case.rpc.rpartition("/")[0]])
    return flavour.call(getattr(client.raw if raw else client, case.method), *case.args, **case.kwargs)


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_documented_call(case: Case, flavour: Flavour, server: DescriptorServer) -> None:
    request_type, reply_type = server.rpcs[case.rpc].request_type, server.rpcs[case.rpc].response_type
    exchange = expect(server, case.rpc, case.reply)
    assert _call(flavour, case, raw=False) == case.result
    response = _call(flavour, case, raw=True)
    assert reply_type.FromString(response.SerializeToString()) == parsed(reply_type, case.reply)  # type: ignore[attr-defined]
    sent = [request_type.FromString(request.SerializeToString()) for request in exchange.requests]
    assert sent == [parsed(request_type, case.request)] * 2


def test_every_documented_method_has_a_case() -> None:
    called = {case.method for case in _CASES} | {"get_invoice_pdf"}
    clients = ("MLTrainingClient", "BillingClient", "ProvisioningClient")
    assert called == {method for client in clients for method in DOCUMENTED_SURFACE[client]}


class TestInvoice:
    def test_is_written(self, flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
        dest = tmp_path / "invoice.pdf"
        dest.write_bytes(b"stale")
        exchange = expect(server, f"{_BILLING}/GetInvoicePdf", {"chunk": "JVBERg=="}, {"chunk": "AP8="}, {})
        result = flavour.call(flavour.client.billing_client.get_invoice_pdf, "<INVOICE-ID>", "<ORG-ID>", str(dest))
        assert result is None
        assert dest.read_bytes() == b"%PDF\x00\xff"
        assert list(tmp_path.iterdir()) == [dest]
        [request] = exchange.requests
        assert (request.id, request.org_id) == ("<INVOICE-ID>", "<ORG-ID>")  # type: ignore[attr-defined]

    def test_raises_when_it_cannot_be_written(self, flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
        expect(server, f"{_BILLING}/GetInvoicePdf", {"chunk": "JVBERg=="})
        with pytest.raises(FileNotFoundError):
            flavour.call(flavour.client.billing_client.get_invoice_pdf, "i", "o", tmp_path / "missing" / "invoice.pdf")

    def test_raw_is_the_stream(self, flavour: Flavour, server: DescriptorServer) -> None:
        expect(server, f"{_BILLING}/GetInvoicePdf", {"chunk": "JVBERg=="})
        raw = flavour.client.billing_client.raw
        assert [part.chunk for part in flavour.call(raw.get_invoice_pdf, "i", "o")] == [b"%PDF"]
        assert "dest" not in inspect.signature(raw.get_invoice_pdf).parameters
