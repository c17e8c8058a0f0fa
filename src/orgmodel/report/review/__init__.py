"""The design review of a reorganization, for a board: options side by side, then each by itself."""
