"""DataService, DataSyncService and DatasetService."""
