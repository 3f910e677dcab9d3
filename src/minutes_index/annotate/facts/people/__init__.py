"""People in running text, and the persons of a document. `persons` puts it together."""
