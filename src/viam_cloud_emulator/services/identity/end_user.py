"""What concerns the signed-in user: the legal terms."""

from __future__ import annotations

from viam_cloud.methods import end_user_service
from viam_cloud.proto.app import end_user
from viam_cloud_emulator.access.policies import SIGNED_IN
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import now
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS accepted_terms (
    caller_id TEXT PRIMARY KEY,
    accepted_on INTEGER NOT NULL
);
"""

rpcs = RpcTable()


@rpcs.unary(end_user_service.IS_LEGAL_ACCEPTED, SIGNED_IN)
def is_legal_accepted(call: Call, request: end_user.IsLegalAcceptedRequest) -> end_user.IsLegalAcceptedResponse:
    """Tell whether the caller has accepted the terms, of which there is one form."""
    accepted = call.transaction.first("SELECT 1 FROM accepted_terms WHERE caller_id = ?", call.caller.id) is not None
    return end_user.IsLegalAcceptedResponse(accepted_legal=accepted, ever_accepted_legal=accepted)


@rpcs.unary(end_user_service.ACCEPT_LEGAL, SIGNED_IN)
def accept_legal(call: Call, request: end_user.AcceptLegalRequest) -> end_user.AcceptLegalResponse:
    """Remember that the caller accepts them."""
    call.transaction.run(
        "INSERT OR IGNORE INTO accepted_terms (caller_id, accepted_on) VALUES (?, ?)", call.caller.id, now()
    )
    return end_user.AcceptLegalResponse()
