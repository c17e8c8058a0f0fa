"""The optimizer: the smallest set of operations that removes chosen findings, as options for people to judge."""
