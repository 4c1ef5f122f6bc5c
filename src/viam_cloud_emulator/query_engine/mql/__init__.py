"""MQL: what mongomock-ng runs, and the stages that it lacks."""
