"""What exists, as data: the typed facts, the vocabulary of roles and bodies, the units through time."""
