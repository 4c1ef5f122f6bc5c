"""Who may make which call: a world to try it in, and what is expected there."""
