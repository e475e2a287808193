"""Rules that leave whole lines out of a speech: what a site, a viewer or a printer put there."""
