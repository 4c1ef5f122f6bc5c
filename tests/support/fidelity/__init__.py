"""What is observed for the table of fidelity."""
