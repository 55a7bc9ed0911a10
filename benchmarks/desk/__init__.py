"""How the desk answers where the record is large: each view and filter over a made-up record, and a first visit."""
