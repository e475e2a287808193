"""An old speech made new (套旧稿): whose it was, what of that is replaced, what is left to look at."""
