"""Facts against facts: what is right, wrong, missed or neutral under each measure."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation import Facts, judge, of_gold

GOLD = Path(__file__).parents[1] / "samples" / "gold.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
each = pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])

CHAIR = {"title": "Bí thư Đảng ủy xã", "org": "Đảng ủy xã Hà Tiến", "unit": "xã Hà Tiến", "status": "current"}
MEETING = {
    "name_or_type": "hội nghị sơ kết công tác dân vận",
    "date": "2023-07-12",
    "date_raw": "Sáng 12/7",
    "organiser": "Đảng ủy xã Hà Tiến",
}


def line(**parts: object) -> dict[str, Any]:
    """Return a line of gold that says only what is given."""
    return {"persons": [], "meetings": [], "participation": [], "events": [], "units": [], **parts}


def person(name: str, *roles: dict[str, Any], **more: object) -> dict[str, Any]:
    """Return an official with posts."""
    return {"name": name, "aka": [], "roles": list(roles), **more}


def verdicts(gold: dict[str, Any], found: dict[str, Any], measure: str) -> Counter[str]:
    """Count the verdicts of a measure."""
    return Counter(one.verdict for one in judge(of_gold(gold), of_gold(found)) if one.measure == measure)


def with_deeds(*deeds: tuple[str, str], **meeting: object) -> dict[str, Any]:
    """Return a line with a meeting, and who did what there."""
    acts = [{"person": name, "meeting_index": 0, "kind": kind} for name, kind in deeds]
    names = dict.fromkeys(["An", *(name for name, _ in deeds)])
    return line(persons=[person(name, CHAIR) for name in names], meetings=[{**MEETING, **meeting}], participation=acts)


@each
def test_facts_are_right_against_themselves(line: dict[str, Any]) -> None:
    judgements = judge(of_gold(line), of_gold(line))
    assert {one.verdict for one in judgements} <= {"right"}
    assert bool(judgements) == bool(line["persons"] or line["units"])


@each
def test_nothing_found_is_all_missed_and_nothing_there_is_all_wrong(line: dict[str, Any]) -> None:
    facts = of_gold(line)
    assert {one.verdict for one in judge(facts, Facts())} <= {"missed"}
    assert {one.verdict for one in judge(Facts(), facts)} <= {"wrong"}


@given(st.sampled_from(LINES), st.sampled_from(LINES), st.randoms(use_true_random=False))
def test_the_order_of_facts_tells_nothing(one: dict[str, Any], other: dict[str, Any], random: Random) -> None:
    gold, found = of_gold(one), of_gold(other)
    before = Counter((judgement.measure, judgement.verdict) for judgement in judge(gold, found))
    for facts in (found.people, found.held, found.deeds, found.turns, found.places):
        random.shuffle(facts)
    assert Counter((judgement.measure, judgement.verdict) for judgement in judge(gold, found)) == before


def test_a_person_named_twice_is_wrong_once() -> None:
    gold = line(persons=[person("Từ Văn Giáp", CHAIR, aka=["Văn Giáp"])])
    found = line(persons=[person("TỪ VĂN GIÁP", CHAIR), person("Văn Giáp")])
    assert verdicts(gold, found, "person") == {"right": 1, "wrong": 1}


def test_a_post_with_another_unit_is_right_as_a_role_only() -> None:
    gold = line(persons=[person("Từ Văn Giáp", CHAIR)])
    found = line(persons=[person("Từ Văn Giáp", {**CHAIR, "org": "Đảng ủy xã Hà Lĩnh", "unit": "xã Hà Lĩnh"})])
    assert verdicts(gold, found, "person_role") == {"right": 1}
    assert verdicts(gold, found, "person_role_org") == {"wrong": 1, "missed": 1}


def test_the_post_of_another_person_is_wrong() -> None:
    gold = line(persons=[person("Từ Văn Giáp", CHAIR), person("Thân Thị Hường")])
    found = line(persons=[person("Từ Văn Giáp"), person("Thân Thị Hường", CHAIR)])
    assert verdicts(gold, found, "person_role") == {"wrong": 1, "missed": 1}


def test_optional_people_and_what_hangs_on_them_are_neutral() -> None:
    one = with_deeds(("An", "chaired"))
    free = {**one, "persons": [person("An", CHAIR, optional=True)]}
    for found in (one, line(meetings=one["meetings"])):
        assert {judgement.measure for judgement in judge(of_gold(free), of_gold(found))} == {"meeting", "meeting_date"}


@pytest.mark.parametrize("found", [line(persons=[person("An", CHAIR)]), line(persons=[person("An")])])
def test_optional_posts_are_neutral(found: dict[str, Any]) -> None:
    gold = line(persons=[person("An", {**CHAIR, "optional": True})])
    assert verdicts(gold, found, "person_role") == {}


def test_meetings_are_paired_by_name_day_or_organizer() -> None:
    told = line(meetings=[MEETING])
    by_day = line(meetings=[{**MEETING, "name_or_type": "gặp mặt", "organiser": None}])
    by_host = line(meetings=[{**MEETING, "name_or_type": "gặp mặt", "date": None, "date_raw": None}])
    by_name = line(meetings=[{**MEETING, "organiser": None, "date": "2020-01-01"}])
    other = line(meetings=[{"name_or_type": "gặp mặt", "date": "2020-01-01", "organiser": None}])
    for found in (by_day, by_host, by_name):
        assert verdicts(told, found, "meeting") == {"right": 1}
    assert verdicts(told, other, "meeting") == {"wrong": 1, "missed": 1}


@pytest.mark.parametrize(
    ("gold", "raw", "found", "expected"),
    [
        ("2023-07-12", "12/7", "2023-07-12", {"right": 1}),
        ("2023-07", "tháng 7", "2023-07-12", {"right": 1}),
        ("2023-07-12", "12/7", "2023-07", {"wrong": 1, "missed": 1}),
        ("2023-07-12", "12/7", "2022-07-12", {"wrong": 1, "missed": 1}),
        ("2023-07-12", "12/7", None, {"missed": 1}),
        (None, "12/7", "2023-07-12", {}),
        (None, "12/7", "2023-07-13", {"wrong": 1}),
        (None, "sáng nay", "2023-07-12", {}),
        (None, None, "2023-07-12", {"wrong": 1}),
        (None, None, None, {}),
    ],
)
def test_days(gold: str | None, raw: str | None, found: str | None, expected: dict[str, int]) -> None:
    one, other = {**MEETING, "date": gold, "date_raw": raw}, {**MEETING, "date": found}
    assert verdicts(line(meetings=[one]), line(meetings=[other]), "meeting_date") == expected


@pytest.mark.parametrize(
    ("told", "seen", "expected"),
    [
        (["chaired"], ["chaired"], {"right": 1}),
        (["chaired"], ["directed"], {"wrong": 1, "missed": 1}),
        (["chaired"], ["chaired", "attended"], {"right": 1}),  # who chaired was there
        (["concluded"], ["concluded", "directed", "spoke"], {"right": 1}),  # who concluded spoke
        (["chaired"], ["chaired", "spoke"], {"right": 1, "wrong": 1}),
        (["attended"], ["attended", "presented"], {"right": 1, "wrong": 1}),
        (["attended"], [], {"missed": 1}),
        (["other"], ["attended"], {}),
        ([], ["attended"], {"wrong": 1}),
    ],
)
def test_participations(told: list[str], seen: list[str], expected: dict[str, int]) -> None:
    gold, found = (with_deeds(*(("An", act) for act in acts)) for acts in (told, seen))
    assert verdicts(gold, found, "participation") == expected
    chairs = Counter({"right": min(told.count("chaired"), seen.count("chaired"))})
    assert verdicts(gold, found, "chaired")["right"] == chairs["right"]


def test_acts_at_an_optional_meeting_are_neutral() -> None:
    gold, found = with_deeds(("An", "chaired"), optional=True), with_deeds(("An", "presented"))
    assert verdicts(gold, found, "participation") == verdicts(gold, found, "meeting") == {}


def test_acts_at_another_meeting_are_wrong() -> None:
    gold = with_deeds(("An", "chaired"))
    found = with_deeds(("An", "chaired"), name_or_type="lễ ra quân", date="2020-01-01", organiser=None)
    assert verdicts(gold, found, "chaired") == {"wrong": 1, "missed": 1}


@pytest.mark.parametrize(
    ("told", "seen", "expected"),
    [
        (("elected", "Bí thư Đảng ủy xã"), ("elected", "Bí thư Đảng ủy xã"), {"right": 1}),
        (("elected", "Bí thư Đảng ủy xã"), ("elected", None), {"right": 1}),
        (("elected", "Bí thư Đảng ủy xã"), ("elected", "Chủ tịch Hội đồng nhân dân xã"), {"wrong": 1, "missed": 1}),
        (("elected", "Bí thư Đảng ủy xã"), ("appointed", "Bí thư Đảng ủy xã"), {"wrong": 1, "missed": 1}),
        (("transferred", "Bí thư Đảng ủy xã"), ("transferred", "Chủ tịch Hội đồng nhân dân xã"), {"right": 1}),
    ],
)
def test_changes(told: tuple[str, str | None], seen: tuple[str, str | None], expected: dict[str, int]) -> None:
    gold, found = (
        line(persons=[person("An", CHAIR)], events=[{"person": "An", "kind": kind, "role": role, "org": None}])
        for kind, role in (told, seen)
    )
    assert verdicts(gold, found, "change") == expected


def test_units() -> None:
    untyped = {"name": "Quảng Ngãi", "type": "tỉnh", "type_in_text": False}
    gold = line(units=[{"name": "Hà Tiến", "type": "xã"}, untyped])
    found = [{"name": "Hà Tiến", "type": None}, {"name": "Hà Lĩnh", "type": "xã"}, {"name": "3", "type": "thôn"}]
    assert verdicts(gold, line(units=found), "unit") == {"right": 1, "wrong": 1}
    wrong = line(units=[{"name": "Hà Tiến", "type": "phường"}])
    assert verdicts(gold, wrong, "unit") == {"wrong": 1, "missed": 1}
