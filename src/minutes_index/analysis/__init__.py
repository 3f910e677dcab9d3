"""Text to tokens to index terms: the one Swedish analyzer behind every engine and every snippet."""
