"""CloudSLAMService: mapping sessions."""
