"""What there is and what it is called: services, modules, names, and look-ups over the descriptors."""
