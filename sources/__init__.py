"""Who statements are attributed to, and the texts they appear in. Knows nothing about claims."""
