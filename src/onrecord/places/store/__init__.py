"""Gazetteers as files: one SQLite file each, built once from the user's files and only read afterwards."""
