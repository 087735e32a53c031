"""The command line: one file per command, and what all commands share."""
