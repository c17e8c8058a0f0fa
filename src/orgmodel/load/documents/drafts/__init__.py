"""What documents say becomes one draft model for each organization."""
