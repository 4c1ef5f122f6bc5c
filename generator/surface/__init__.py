"""What callers see of an SDK, and what a change of the inputs means for them."""
