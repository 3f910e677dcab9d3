"""Who was there, in which role and for whom: lists, tables, signatures and sentences. `attendance` puts it together."""
