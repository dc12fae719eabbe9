"""Docs -> tables: the schema, rows, the store, what is asked of a corpus, its checks and exports."""
