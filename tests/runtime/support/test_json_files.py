"""JSON in files: every text that JSON can hold can be written and is read back."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from viam_cloud_runtime.messages.json_output import to_json
from viam_cloud_runtime.support.files import json_bytes
from viam_cloud_runtime.viam.log_files import save_config

# Any code points, halves of surrogate pairs among them.
_TEXT = st.text(st.characters(exclude_categories=()))


@given(st.dictionaries(_TEXT, _TEXT | st.lists(_TEXT)))
@example({"name": "\ud800"})
@example({"\udfff": ["Hall 1, 倉庫 🤖"]})
def test_every_text_is_read_back(value: dict[str, object]) -> None:
    expected = json.loads(json.dumps(value))
    assert json.loads(json_bytes(value).decode()) == expected
    text = to_json(value, redact=False)
    assert json.loads(text.encode().decode()) == expected


def test_letters_stay_readable() -> None:
    assert json_bytes({"name": "倉庫 🤖"}) == '{"name": "倉庫 🤖"}'.encode()


def test_a_configuration_that_quotes_half_a_surrogate_pair_is_saved(tmp_path: Path) -> None:
    config = '{"name": "\\ud800"}'
    save_config(tmp_path / "config.json", config, indent=2)
    assert json.loads((tmp_path / "config.json").read_text(encoding="utf-8")) == json.loads(config)
