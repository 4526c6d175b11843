from __future__ import annotations

import pytest

from kg.gazetteer import Gazetteer, gazetteer


@pytest.fixture(scope="session")
def units() -> Gazetteer:
    return gazetteer()
