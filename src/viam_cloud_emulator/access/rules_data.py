"""Who may call the services for data, datasets and pipelines."""

from __future__ import annotations

from viam_cloud_emulator.access.requirements import SIGNED_IN, Rule, machine, operate, own, own_inside

_NARROWED = SIGNED_IN
"""The handler leaves out what the caller may not see, or not change: `Access.condition`."""

_DATA: dict[str, Rule] = {
    "TabularDataByFilter": _NARROWED,
    # Queries see all that the organization has.
    "TabularDataBySQL": operate("organization", "organization_id"),
    "TabularDataByMQL": operate("organization", "organization_id"),
    "ExportTabularData": operate("part", "part_id"),
    "GetLatestTabularData": operate("part", "part_id"),
    "DeleteTabularData": own("organization", "organization_id"),
    "BinaryDataByFilter": _NARROWED,
    "BinaryDataByIDs": _NARROWED,
    "DeleteBinaryDataByFilter": _NARROWED,
    "DeleteBinaryDataByIDs": _NARROWED,
    "AddTagsToBinaryDataByIDs": _NARROWED,
    "AddTagsToBinaryDataByFilter": _NARROWED,
    "RemoveTagsFromBinaryDataByIDs": _NARROWED,
    "RemoveTagsFromBinaryDataByFilter": _NARROWED,
    "TagsByFilter": _NARROWED,
    "AddBoundingBoxToImageByID": _NARROWED,
    "RemoveBoundingBoxFromImageByID": _NARROWED,
    "BoundingBoxLabelsByFilter": _NARROWED,
    "UpdateBoundingBox": _NARROWED,
    "CreateBinaryDataSignedURL": _NARROWED,
    "GetDatabaseConnection": own("organization", "organization_id"),
    "ConfigureDatabaseUser": own("organization", "organization_id"),
    "AddBinaryDataToDatasetByIDs": own_inside("dataset", "dataset_id"),
    "RemoveBinaryDataFromDatasetByIDs": own_inside("dataset", "dataset_id"),
    "AddSequencesToDataset": own_inside("dataset", "dataset_id") + own_inside("sequence", "sequence_ids"),
    "RemoveSequencesFromDataset": own_inside("dataset", "dataset_id"),
    "CreateIndex": own("organization", "organization_id"),
    "ListIndexes": operate("organization", "organization_id"),
    "DeleteIndex": own("organization", "organization_id"),
    "CreateSavedQuery": own("organization", "organization_id"),
    "UpdateSavedQuery": own("saved query", "id"),
    "GetSavedQuery": operate("saved query", "id"),
    "DeleteSavedQuery": own("saved query", "id"),
    "ListSavedQueries": operate("organization", "organization_id"),
    "CreateSequence": own("part", "part_id"),
    "GetSequence": operate("sequence", "id"),
    "UpdateSequence": own("sequence", "id"),
    "DeleteSequence": own("sequence", "id"),
    "ListSequences": operate("organization", "organization_id"),
    "SequencesByDatasetID": own_inside("dataset", "dataset_id"),
    "GetSequenceBinaryData": operate("sequence", "sequence_id"),
}

_UPLOADS: dict[str, Rule] = {
    "DataCaptureUpload": machine("part", "metadata.part_id"),
    "FileUpload": machine("part", "metadata.part_id"),
    "StreamingDataCaptureUpload": machine("part", "metadata.upload_metadata.part_id"),
}

_DATASETS: dict[str, Rule] = {
    "CreateDataset": own_inside("organization", "organization_id"),
    "DeleteDataset": own("dataset", "id"),
    "RenameDataset": own("dataset", "id"),
    "ListDatasetsByOrganizationID": own_inside("organization", "organization_id"),
    "ListDatasetsByIDs": own_inside("dataset", "ids"),
    "MergeDatasets": own_inside("organization", "organization_id") + own_inside("dataset", "dataset_ids"),
    "StartSequenceDatasetExport": own_inside("dataset", "dataset_id"),
    "GetSequenceDatasetExport": _NARROWED,
}

_PIPELINES: dict[str, Rule] = {
    "GetDataPipeline": operate("data pipeline", "id"),
    "ListDataPipelines": operate("organization", "organization_id"),
    "CreateDataPipeline": own("organization", "organization_id"),
    "RenameDataPipeline": own("data pipeline", "id"),
    "DeleteDataPipeline": own("data pipeline", "id"),
    "EnableDataPipeline": own("data pipeline", "id"),
    "DisableDataPipeline": own("data pipeline", "id"),
    "ListDataPipelineRuns": operate("data pipeline", "id"),
}

DATA_RULES: dict[str, Rule] = {
    f"{service}/{name}": rule
    for service, table in {
        "DataService": _DATA,
        "DataSyncService": _UPLOADS,
        "DatasetService": _DATASETS,
        "DataPipelinesService": _PIPELINES,
    }.items()
    for name, rule in table.items()
}
