"""A corpus or a document to look at: report, notebook, terminal, plots."""
