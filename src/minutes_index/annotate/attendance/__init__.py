"""Who was there, in which role and for whom: lists, tables, signatures and sentences. `attending` puts it together."""
