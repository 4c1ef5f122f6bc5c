"""MQL: what mongomock runs, and the stages that it lacks."""
