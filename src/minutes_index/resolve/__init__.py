"""Who is who across documents: persons joined to entities, by names, surroundings and what people judged."""
