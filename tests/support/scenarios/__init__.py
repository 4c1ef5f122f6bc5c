"""What scenarios are played with."""
