# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.data.v1.DataService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud_runtime import FiniteStreamMethod, Method, RetryClass, UnaryMethod

TABULAR_DATA_BY_FILTER: Final[
    UnaryMethod[data_pb2.TabularDataByFilterRequest, data_pb2.TabularDataByFilterResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/TabularDataByFilter",
    data_pb2.TabularDataByFilterRequest,
    data_pb2.TabularDataByFilterResponse,
    RetryClass.READ,
)
TABULAR_DATA_BY_SQL: Final[UnaryMethod[data_pb2.TabularDataBySQLRequest, data_pb2.TabularDataBySQLResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/TabularDataBySQL",
        data_pb2.TabularDataBySQLRequest,
        data_pb2.TabularDataBySQLResponse,
        RetryClass.READ,
    )
)
TABULAR_DATA_BY_MQL: Final[UnaryMethod[data_pb2.TabularDataByMQLRequest, data_pb2.TabularDataByMQLResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/TabularDataByMQL",
        data_pb2.TabularDataByMQLRequest,
        data_pb2.TabularDataByMQLResponse,
        RetryClass.READ,
    )
)
EXPORT_TABULAR_DATA: Final[
    FiniteStreamMethod[data_pb2.ExportTabularDataRequest, data_pb2.ExportTabularDataResponse]
] = FiniteStreamMethod(
    "/viam.app.data.v1.DataService/ExportTabularData",
    data_pb2.ExportTabularDataRequest,
    data_pb2.ExportTabularDataResponse,
    RetryClass.READ,
)
GET_LATEST_TABULAR_DATA: Final[
    UnaryMethod[data_pb2.GetLatestTabularDataRequest, data_pb2.GetLatestTabularDataResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/GetLatestTabularData",
    data_pb2.GetLatestTabularDataRequest,
    data_pb2.GetLatestTabularDataResponse,
    RetryClass.READ,
)
BINARY_DATA_BY_FILTER: Final[UnaryMethod[data_pb2.BinaryDataByFilterRequest, data_pb2.BinaryDataByFilterResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/BinaryDataByFilter",
        data_pb2.BinaryDataByFilterRequest,
        data_pb2.BinaryDataByFilterResponse,
        RetryClass.READ,
    )
)
BINARY_DATA_BY_IDS: Final[UnaryMethod[data_pb2.BinaryDataByIDsRequest, data_pb2.BinaryDataByIDsResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/BinaryDataByIDs",
    data_pb2.BinaryDataByIDsRequest,
    data_pb2.BinaryDataByIDsResponse,
    RetryClass.READ,
)
DELETE_TABULAR_DATA: Final[UnaryMethod[data_pb2.DeleteTabularDataRequest, data_pb2.DeleteTabularDataResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/DeleteTabularData",
        data_pb2.DeleteTabularDataRequest,
        data_pb2.DeleteTabularDataResponse,
        RetryClass.WRITE,
    )
)
DELETE_BINARY_DATA_BY_FILTER: Final[
    UnaryMethod[data_pb2.DeleteBinaryDataByFilterRequest, data_pb2.DeleteBinaryDataByFilterResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/DeleteBinaryDataByFilter",
    data_pb2.DeleteBinaryDataByFilterRequest,
    data_pb2.DeleteBinaryDataByFilterResponse,
    RetryClass.WRITE,
)
DELETE_BINARY_DATA_BY_IDS: Final[
    UnaryMethod[data_pb2.DeleteBinaryDataByIDsRequest, data_pb2.DeleteBinaryDataByIDsResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/DeleteBinaryDataByIDs",
    data_pb2.DeleteBinaryDataByIDsRequest,
    data_pb2.DeleteBinaryDataByIDsResponse,
    RetryClass.WRITE,
)
ADD_TAGS_TO_BINARY_DATA_BY_IDS: Final[
    UnaryMethod[data_pb2.AddTagsToBinaryDataByIDsRequest, data_pb2.AddTagsToBinaryDataByIDsResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/AddTagsToBinaryDataByIDs",
    data_pb2.AddTagsToBinaryDataByIDsRequest,
    data_pb2.AddTagsToBinaryDataByIDsResponse,
    RetryClass.WRITE,
)
ADD_TAGS_TO_BINARY_DATA_BY_FILTER: Final[
    UnaryMethod[data_pb2.AddTagsToBinaryDataByFilterRequest, data_pb2.AddTagsToBinaryDataByFilterResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/AddTagsToBinaryDataByFilter",
    data_pb2.AddTagsToBinaryDataByFilterRequest,
    data_pb2.AddTagsToBinaryDataByFilterResponse,
    RetryClass.WRITE,
)
REMOVE_TAGS_FROM_BINARY_DATA_BY_IDS: Final[
    UnaryMethod[data_pb2.RemoveTagsFromBinaryDataByIDsRequest, data_pb2.RemoveTagsFromBinaryDataByIDsResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/RemoveTagsFromBinaryDataByIDs",
    data_pb2.RemoveTagsFromBinaryDataByIDsRequest,
    data_pb2.RemoveTagsFromBinaryDataByIDsResponse,
    RetryClass.WRITE,
)
REMOVE_TAGS_FROM_BINARY_DATA_BY_FILTER: Final[
    UnaryMethod[data_pb2.RemoveTagsFromBinaryDataByFilterRequest, data_pb2.RemoveTagsFromBinaryDataByFilterResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/RemoveTagsFromBinaryDataByFilter",
    data_pb2.RemoveTagsFromBinaryDataByFilterRequest,
    data_pb2.RemoveTagsFromBinaryDataByFilterResponse,
    RetryClass.WRITE,
)
TAGS_BY_FILTER: Final[UnaryMethod[data_pb2.TagsByFilterRequest, data_pb2.TagsByFilterResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/TagsByFilter",
    data_pb2.TagsByFilterRequest,
    data_pb2.TagsByFilterResponse,
    RetryClass.READ,
)
ADD_BOUNDING_BOX_TO_IMAGE_BY_ID: Final[
    UnaryMethod[data_pb2.AddBoundingBoxToImageByIDRequest, data_pb2.AddBoundingBoxToImageByIDResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/AddBoundingBoxToImageByID",
    data_pb2.AddBoundingBoxToImageByIDRequest,
    data_pb2.AddBoundingBoxToImageByIDResponse,
    RetryClass.WRITE,
)
REMOVE_BOUNDING_BOX_FROM_IMAGE_BY_ID: Final[
    UnaryMethod[data_pb2.RemoveBoundingBoxFromImageByIDRequest, data_pb2.RemoveBoundingBoxFromImageByIDResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/RemoveBoundingBoxFromImageByID",
    data_pb2.RemoveBoundingBoxFromImageByIDRequest,
    data_pb2.RemoveBoundingBoxFromImageByIDResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
BOUNDING_BOX_LABELS_BY_FILTER: Final[
    UnaryMethod[data_pb2.BoundingBoxLabelsByFilterRequest, data_pb2.BoundingBoxLabelsByFilterResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/BoundingBoxLabelsByFilter",
    data_pb2.BoundingBoxLabelsByFilterRequest,
    data_pb2.BoundingBoxLabelsByFilterResponse,
    RetryClass.READ,
)
UPDATE_BOUNDING_BOX: Final[UnaryMethod[data_pb2.UpdateBoundingBoxRequest, data_pb2.UpdateBoundingBoxResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/UpdateBoundingBox",
        data_pb2.UpdateBoundingBoxRequest,
        data_pb2.UpdateBoundingBoxResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
GET_DATABASE_CONNECTION: Final[
    UnaryMethod[data_pb2.GetDatabaseConnectionRequest, data_pb2.GetDatabaseConnectionResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/GetDatabaseConnection",
    data_pb2.GetDatabaseConnectionRequest,
    data_pb2.GetDatabaseConnectionResponse,
    RetryClass.READ,
)
CONFIGURE_DATABASE_USER: Final[
    UnaryMethod[data_pb2.ConfigureDatabaseUserRequest, data_pb2.ConfigureDatabaseUserResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/ConfigureDatabaseUser",
    data_pb2.ConfigureDatabaseUserRequest,
    data_pb2.ConfigureDatabaseUserResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
ADD_BINARY_DATA_TO_DATASET_BY_IDS: Final[
    UnaryMethod[data_pb2.AddBinaryDataToDatasetByIDsRequest, data_pb2.AddBinaryDataToDatasetByIDsResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/AddBinaryDataToDatasetByIDs",
    data_pb2.AddBinaryDataToDatasetByIDsRequest,
    data_pb2.AddBinaryDataToDatasetByIDsResponse,
    RetryClass.WRITE,
)
REMOVE_BINARY_DATA_FROM_DATASET_BY_IDS: Final[
    UnaryMethod[data_pb2.RemoveBinaryDataFromDatasetByIDsRequest, data_pb2.RemoveBinaryDataFromDatasetByIDsResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/RemoveBinaryDataFromDatasetByIDs",
    data_pb2.RemoveBinaryDataFromDatasetByIDsRequest,
    data_pb2.RemoveBinaryDataFromDatasetByIDsResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
ADD_SEQUENCES_TO_DATASET: Final[
    UnaryMethod[data_pb2.AddSequencesToDatasetRequest, data_pb2.AddSequencesToDatasetResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/AddSequencesToDataset",
    data_pb2.AddSequencesToDatasetRequest,
    data_pb2.AddSequencesToDatasetResponse,
    RetryClass.WRITE,
)
REMOVE_SEQUENCES_FROM_DATASET: Final[
    UnaryMethod[data_pb2.RemoveSequencesFromDatasetRequest, data_pb2.RemoveSequencesFromDatasetResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/RemoveSequencesFromDataset",
    data_pb2.RemoveSequencesFromDatasetRequest,
    data_pb2.RemoveSequencesFromDatasetResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
CREATE_INDEX: Final[UnaryMethod[data_pb2.CreateIndexRequest, data_pb2.CreateIndexResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/CreateIndex",
    data_pb2.CreateIndexRequest,
    data_pb2.CreateIndexResponse,
    RetryClass.WRITE,
)
LIST_INDEXES: Final[UnaryMethod[data_pb2.ListIndexesRequest, data_pb2.ListIndexesResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/ListIndexes",
    data_pb2.ListIndexesRequest,
    data_pb2.ListIndexesResponse,
    RetryClass.READ,
)
DELETE_INDEX: Final[UnaryMethod[data_pb2.DeleteIndexRequest, data_pb2.DeleteIndexResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/DeleteIndex",
    data_pb2.DeleteIndexRequest,
    data_pb2.DeleteIndexResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
CREATE_SAVED_QUERY: Final[UnaryMethod[data_pb2.CreateSavedQueryRequest, data_pb2.CreateSavedQueryResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/CreateSavedQuery",
        data_pb2.CreateSavedQueryRequest,
        data_pb2.CreateSavedQueryResponse,
        RetryClass.WRITE,
    )
)
UPDATE_SAVED_QUERY: Final[UnaryMethod[data_pb2.UpdateSavedQueryRequest, data_pb2.UpdateSavedQueryResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/UpdateSavedQuery",
        data_pb2.UpdateSavedQueryRequest,
        data_pb2.UpdateSavedQueryResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
GET_SAVED_QUERY: Final[UnaryMethod[data_pb2.GetSavedQueryRequest, data_pb2.GetSavedQueryResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/GetSavedQuery",
    data_pb2.GetSavedQueryRequest,
    data_pb2.GetSavedQueryResponse,
    RetryClass.READ,
)
DELETE_SAVED_QUERY: Final[UnaryMethod[data_pb2.DeleteSavedQueryRequest, data_pb2.DeleteSavedQueryResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/DeleteSavedQuery",
        data_pb2.DeleteSavedQueryRequest,
        data_pb2.DeleteSavedQueryResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
LIST_SAVED_QUERIES: Final[UnaryMethod[data_pb2.ListSavedQueriesRequest, data_pb2.ListSavedQueriesResponse]] = (
    UnaryMethod(
        "/viam.app.data.v1.DataService/ListSavedQueries",
        data_pb2.ListSavedQueriesRequest,
        data_pb2.ListSavedQueriesResponse,
        RetryClass.READ,
    )
)
CREATE_BINARY_DATA_SIGNED_URL: Final[
    UnaryMethod[data_pb2.CreateBinaryDataSignedURLRequest, data_pb2.CreateBinaryDataSignedURLResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/CreateBinaryDataSignedURL",
    data_pb2.CreateBinaryDataSignedURLRequest,
    data_pb2.CreateBinaryDataSignedURLResponse,
    RetryClass.WRITE,
)
CREATE_SEQUENCE: Final[UnaryMethod[data_pb2.CreateSequenceRequest, data_pb2.CreateSequenceResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/CreateSequence",
    data_pb2.CreateSequenceRequest,
    data_pb2.CreateSequenceResponse,
    RetryClass.WRITE,
)
GET_SEQUENCE: Final[UnaryMethod[data_pb2.GetSequenceRequest, data_pb2.GetSequenceResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/GetSequence",
    data_pb2.GetSequenceRequest,
    data_pb2.GetSequenceResponse,
    RetryClass.READ,
)
UPDATE_SEQUENCE: Final[UnaryMethod[data_pb2.UpdateSequenceRequest, data_pb2.UpdateSequenceResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/UpdateSequence",
    data_pb2.UpdateSequenceRequest,
    data_pb2.UpdateSequenceResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_SEQUENCE: Final[UnaryMethod[data_pb2.DeleteSequenceRequest, data_pb2.DeleteSequenceResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/DeleteSequence",
    data_pb2.DeleteSequenceRequest,
    data_pb2.DeleteSequenceResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_SEQUENCES: Final[UnaryMethod[data_pb2.ListSequencesRequest, data_pb2.ListSequencesResponse]] = UnaryMethod(
    "/viam.app.data.v1.DataService/ListSequences",
    data_pb2.ListSequencesRequest,
    data_pb2.ListSequencesResponse,
    RetryClass.READ,
)
SEQUENCES_BY_DATASET_ID: Final[
    UnaryMethod[data_pb2.SequencesByDatasetIDRequest, data_pb2.SequencesByDatasetIDResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/SequencesByDatasetID",
    data_pb2.SequencesByDatasetIDRequest,
    data_pb2.SequencesByDatasetIDResponse,
    RetryClass.READ,
)
GET_SEQUENCE_BINARY_DATA: Final[
    UnaryMethod[data_pb2.GetSequenceBinaryDataRequest, data_pb2.GetSequenceBinaryDataResponse]
] = UnaryMethod(
    "/viam.app.data.v1.DataService/GetSequenceBinaryData",
    data_pb2.GetSequenceBinaryDataRequest,
    data_pb2.GetSequenceBinaryDataResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    TABULAR_DATA_BY_FILTER,
    TABULAR_DATA_BY_SQL,
    TABULAR_DATA_BY_MQL,
    EXPORT_TABULAR_DATA,
    GET_LATEST_TABULAR_DATA,
    BINARY_DATA_BY_FILTER,
    BINARY_DATA_BY_IDS,
    DELETE_TABULAR_DATA,
    DELETE_BINARY_DATA_BY_FILTER,
    DELETE_BINARY_DATA_BY_IDS,
    ADD_TAGS_TO_BINARY_DATA_BY_IDS,
    ADD_TAGS_TO_BINARY_DATA_BY_FILTER,
    REMOVE_TAGS_FROM_BINARY_DATA_BY_IDS,
    REMOVE_TAGS_FROM_BINARY_DATA_BY_FILTER,
    TAGS_BY_FILTER,
    ADD_BOUNDING_BOX_TO_IMAGE_BY_ID,
    REMOVE_BOUNDING_BOX_FROM_IMAGE_BY_ID,
    BOUNDING_BOX_LABELS_BY_FILTER,
    UPDATE_BOUNDING_BOX,
    GET_DATABASE_CONNECTION,
    CONFIGURE_DATABASE_USER,
    ADD_BINARY_DATA_TO_DATASET_BY_IDS,
    REMOVE_BINARY_DATA_FROM_DATASET_BY_IDS,
    ADD_SEQUENCES_TO_DATASET,
    REMOVE_SEQUENCES_FROM_DATASET,
    CREATE_INDEX,
    LIST_INDEXES,
    DELETE_INDEX,
    CREATE_SAVED_QUERY,
    UPDATE_SAVED_QUERY,
    GET_SAVED_QUERY,
    DELETE_SAVED_QUERY,
    LIST_SAVED_QUERIES,
    CREATE_BINARY_DATA_SIGNED_URL,
    CREATE_SEQUENCE,
    GET_SEQUENCE,
    UPDATE_SEQUENCE,
    DELETE_SEQUENCE,
    LIST_SEQUENCES,
    SEQUENCES_BY_DATASET_ID,
    GET_SEQUENCE_BINARY_DATA,
)
