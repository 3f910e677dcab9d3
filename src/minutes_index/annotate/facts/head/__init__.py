"""The head of a document: its title, the body that met and the municipality."""
