"""DataPipelinesService, and the RPCs of DataService that query."""
