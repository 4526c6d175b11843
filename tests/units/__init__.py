"""The table of units, the gazetteer over it, and ``kg unit``."""
