"""From organizations to machine parts: most of AppService, RobotService and ProvisioningService."""
