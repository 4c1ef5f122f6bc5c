"""Users, keys, invites and roles: AuthService, EndUserService and a part of AppService."""
