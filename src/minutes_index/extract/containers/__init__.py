"""What lies in ZIP archives and mails. `contents` is the door."""
