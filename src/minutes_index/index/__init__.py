"""Where passages are found again: one Protocol (`base`), one reference (`memory`), one default (`whoosh`), one for large archives (`tantivy`)."""
