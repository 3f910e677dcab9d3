"""Words with places and blocks without, set as lines of text as one would type them."""
