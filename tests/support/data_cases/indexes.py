"""Indexes on collections of tabular data."""

from __future__ import annotations

from tests.support.cases import Case
from tests.support.data_cases.tabular import bson_text
from viam_cloud.proto.app.data import Index, IndexableCollection, IndexCreator

_HOT = IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE
_SINK = IndexableCollection.INDEXABLE_COLLECTION_PIPELINE_SINK
_SPECIFICATION = {"component_name": 1, "time_received": -1}

CASES = [
    Case(
        "create_index",
        "DataService/CreateIndex",
        {
            "organization_id": "o",
            "collection_type": "INDEXABLE_COLLECTION_HOT_STORE",
            "index_spec": [bson_text({**_SPECIFICATION})],
        },
        args=("o", _HOT, _SPECIFICATION),
    ),
    Case(
        "list_indexes",
        "DataService/ListIndexes",
        {"organization_id": "o", "collection_type": "INDEXABLE_COLLECTION_PIPELINE_SINK", "pipeline_name": "p"},
        args=("o", _SINK, "p"),
        reply={"indexes": [{"index_name": "i", "created_by": "INDEX_CREATOR_CUSTOMER"}]},
        result=[Index(index_name="i", created_by=IndexCreator.INDEX_CREATOR_CUSTOMER)],
    ),
    Case(
        "delete_index",
        "DataService/DeleteIndex",
        {"organization_id": "o", "collection_type": "INDEXABLE_COLLECTION_HOT_STORE", "index_name": "i"},
        args=("o", _HOT, "i"),
    ),
]
