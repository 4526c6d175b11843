"""Which unit a written name means on a day, what it lies in, what it became and what it was.

    >>> from kg.gazetteer import gazetteer
    >>> units = gazetteer()
    >>> commune = units.resolve("xã Bình Khánh, H. Mỏ Cày Nam", on="2023-12-21").unit
    >>> [unit.full_name for unit in units.line(commune)]
    ['xã Bình Khánh', 'huyện Mỏ Cày Nam', 'tỉnh Bến Tre']
    >>> [(outcome.unit.full_name, outcome.extent) for outcome in units.becomes(commune)]
    [('xã Đồng Khởi', 'whole')]

The facts are those of ``ontology/units``, whose README names the sources.
"""

from kg.gazetteer.names import TYPES, key, type_of
from kg.gazetteer.resolving import Gazetteer, gazetteer
from kg.gazetteer.units import Candidate, Near, Outcome, Resolution, Succession, Unit, checked, clamped
from ontology.units import FIRST_DAY, LAST_DAY, REFORM

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "REFORM",
    "TYPES",
    "Candidate",
    "Gazetteer",
    "Near",
    "Outcome",
    "Resolution",
    "Succession",
    "Unit",
    "checked",
    "clamped",
    "gazetteer",
    "key",
    "type_of",
]
