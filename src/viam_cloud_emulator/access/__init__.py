"""Access: roles, the scopes that they reach, and the policies of RPCs."""
