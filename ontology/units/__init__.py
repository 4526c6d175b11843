"""Administrative units of Viet Nam through time: the compiled table and what must hold of it."""

from ontology.units.table import FIRST_DAY, LAST_DAY, REFORM, Table, load

__all__ = ["FIRST_DAY", "LAST_DAY", "REFORM", "Table", "load"]
