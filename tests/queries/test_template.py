from __future__ import annotations

import pytest

from queries.template import Column, Parameter, TemplateFormatError, parse

SOURCE = """\
// people: People by name.
// $name: string — the name
// $since: date? — first day
// $limit: integer = 20 — rows at most
// one of: name, since
// -> person: string, seen: date
// -> posts: list
// By name.
// Then by day.
MATCH (p:Person) WHERE p.name = $name AND $since IS NULL
RETURN p.name AS person, null AS seen, [] AS posts LIMIT $limit
"""


def test_header_is_read() -> None:
    template = parse("people", SOURCE)
    assert template.summary == "People by name."
    assert template.parameters == (
        Parameter("name", "string", "the name", required=True),
        Parameter("since", "date", "first day", required=False),
        Parameter("limit", "integer", "rows at most", required=False, default="20"),
    )
    assert template.one_of == ("name", "since")
    assert template.columns == (Column("person", "string"), Column("seen", "date"), Column("posts", "list"))
    assert template.notes == "By name. Then by day."
    assert template.text.startswith("MATCH (p:Person)")
    assert template.text.endswith("LIMIT $limit")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("// people: People", "// persons: People"),
        ("// people: People by name.\n", ""),
        ("string — the name", "text — the name"),
        ("string — the name", "string - the name"),
        ("$since: date? — first day", "$since — first day"),
        ("one of: name, since", "one of: name, day"),
        ("seen: date", "seen: day"),
        ("// -> person: string, seen: date\n// -> posts: list\n", ""),
        ("$since IS NULL", "true"),
        ("p.name = $name", "p.name = $name OR $other"),
        (SOURCE, ""),
    ],
)
def test_what_does_not_fit_is_refused(old: str, new: str) -> None:
    assert old in SOURCE
    with pytest.raises(TemplateFormatError, match="people: "):
        parse("people", SOURCE.replace(old, new))
