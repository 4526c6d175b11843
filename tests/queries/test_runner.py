from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ontology.errors import KgError, NotFoundError, UsageError
from queries.resolver import resolve_in_store
from queries.runner import bind, find, run, templates
from queries.template import ENTITY_TYPES

if TYPE_CHECKING:
    from loaders.store import Store
    from queries.runner import Argument

HOSTILE = "x'}) DETACH DELETE n //"
TEMPLATES_WITH_ENTITY = [
    (name, parameter.name)
    for name, template in templates().items()
    for parameter in template.parameters
    if parameter.type in ENTITY_TYPES
]


def as_it_is(_type: str, written: str) -> list[str]:
    return [] if written == "nobody" else [written, f"{written}-2"]


def bound(name: str, arguments: dict[str, Argument]) -> dict[str, object]:
    return bind(find(name), arguments, as_it_is)


def test_what_is_given_and_what_is_not() -> None:
    assert bound("chaired-by-person", {"person": "a", "since": "2024-01-01"}) == {
        "person": ["a", "a-2"],
        "since": "2024-01-01",
        "until": None,
        "limit": 100,
    }
    assert bound("chairs-of", {"unit": ["u", "u"], "organization": None, "limit": 5}) == {
        "organization": None,
        "unit": ["u"],
        "since": None,
        "until": None,
        "limit": 5,
    }


@pytest.mark.parametrize(
    ("name", "arguments", "error", "said"),
    [
        ("chair-by-person", {}, UsageError, "did you mean chaired-by-person?"),
        ("x", {}, UsageError, "there are chaired-by-person, chairs-of"),
        ("participants", {"metting": "m"}, UsageError, "no parameter metting: did you mean meeting?"),
        ("participants", {"q": "m"}, UsageError, "there are meeting"),
        ("participants", {}, UsageError, "needs meeting: meeting=…"),
        ("participants", {"meeting": None}, UsageError, "needs meeting"),
        ("chairs-of", {"limit": "3"}, UsageError, "needs one of organization, unit"),
        ("participants", {"meeting": "nobody"}, NotFoundError, "no meeting is called 'nobody'"),
        *(
            ("chaired-by-person", {"person": "a", "since": day}, UsageError, "a day as YYYY-MM-DD")
            for day in ("2024", "2024-02-30", "20240201", "2024-W01-1", "12/3/2024", "")
        ),
        *(
            ("chaired-by-person", {"person": "a", "limit": limit}, UsageError, "a whole number from 0")
            for limit in ("ten", "-1", "1.5", "", "²", "9" * 30)
        ),
        ("chaired-by-person", {"person": "a", "limit": ["1"]}, UsageError, "one integer, not a list"),
    ],
)
def test_what_is_wrong_is_named(name: str, arguments: dict[str, Argument], error: type[KgError], said: str) -> None:
    with pytest.raises(error) as caught:
        bound(name, arguments)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.text())
@example(HOSTILE)
@example("$person")
@example("\\' OR 1=1")
def test_what_is_written_stays_a_value(loaded: Store, written: str) -> None:
    for name, parameter in TEMPLATES_WITH_ENTITY:
        assert run(loaded, name, {parameter: [f"{written}\n"]}, resolve_in_store(loaded)).rows == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(ENTITY_TYPES), written=st.text())
@example("person", HOSTILE)
@example("unit", "\N{COMBINING ACUTE ACCENT}")
def test_anything_written_is_resolved_or_not_found(loaded: Store, kind: str, written: str) -> None:
    assert all(isinstance(found, str) for found in resolve_in_store(loaded)(kind, written))
