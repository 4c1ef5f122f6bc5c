"""MLTrainingService."""
