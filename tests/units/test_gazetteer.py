from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import FIRST_DAY, LAST_DAY, Unit, clamped, gazetteer
from ontology.errors import NotFoundError, UsageError
from ontology.folding import fold, normal
from ontology.units import load
from ontology.units.table import EVE

if TYPE_CHECKING:
    from kg.gazetteer import Gazetteer

DAYS = st.dates().map(lambda day: clamped(day.isoformat()))
UNITS = st.sampled_from(load().ids()).map(gazetteer().get)


def _names(found: tuple[Unit, ...]) -> list[str]:
    return [unit.full_name for unit in found]


# --- units and what they lie in ---------------------------------------------------------------------------------------
def test_a_unit(units: Gazetteer) -> None:
    assert units.get("30619@2025-07-01") == Unit(
        id="30619@2025-07-01", code="30619", name="Vĩnh Hanh", type="xã", level="commune", valid_from="2025-07-01",
        valid_to=None,
    )  # fmt: skip
    assert units.get("26998@").full_name == "Phường 8"
    assert units.get("30619@2025-07-01") is units.get("30619@2025-07-01")


def test_an_unknown_id_is_not_found(units: Gazetteer) -> None:
    with pytest.raises(NotFoundError, match="no unit has the id '30619'"):
        units.get("30619")


def test_a_code_was_reused(units: Gazetteer) -> None:
    assert [unit.name for unit in units.by_code("28945")] == ["Bình Khánh", "Đồng Khởi"]
    assert [unit.name for unit in units.by_code("28945", "2025-06-30")] == ["Bình Khánh"]
    assert [unit.name for unit in units.by_code("28945", "2025-07-01")] == ["Đồng Khởi"]
    assert units.by_code("99999") == []


def test_the_line_upward_on_a_day(units: Gazetteer) -> None:
    assert _names(units.line(units.get("28945@"))) == ["xã Bình Khánh", "huyện Mỏ Cày Nam", "tỉnh Bến Tre"]
    assert _names(units.line(units.get("28945@2025-07-01"))) == ["xã Đồng Khởi", "tỉnh Vĩnh Long"]


def test_a_parent_that_became_another_version(units: Gazetteer) -> None:
    commune = units.resolve("xã Phước An, Đồng Nai", on="2026-01-01").unit
    assert commune is not None
    assert [units.line(commune, day)[-1].full_name for day in ("2026-04-29", "2026-04-30")] == [
        "tỉnh Đồng Nai",
        "thành phố Đồng Nai",
    ]


def test_no_line_on_a_day_on_which_the_unit_was_not_valid(units: Gazetteer) -> None:
    with pytest.raises(NotFoundError, match="was not valid on 2025-07-01, it ended on 2025-07-01"):
        units.line(units.get("28945@"), "2025-07-01")
    assert not units.within(units.get("28945@"), units.get("83@"), "2025-07-01")


def test_the_stays_of_a_unit_cover_its_life(units: Gazetteer) -> None:
    stays = units.stays(units.get("03985@"))
    assert [(above.id, start, end) for above, start, end in stays] == [
        ("123@", None, "2025-02-01"),
        ("123@2025-02-01", "2025-02-01", "2025-07-01"),
    ]
    assert units.stays(units.get("01@")) == ()


def test_children(units: Gazetteer) -> None:
    provinces = [
        id_
        for id_, level, end in zip(load().ids(), load().level, load().ends(), strict=True)
        if (level, end) == (0, "~")
    ]
    assert sum(len(units.children(units.get(id_))) for id_ in provinces) == 3_321
    assert len(units.children(units.get("833@"), EVE)) == 16
    assert units.children(units.get("28945@")) == ()


@pytest.mark.parametrize("written", ["0275", "275", "(0275)"])
def test_area_codes_name_old_provinces(units: Gazetteer, written: str) -> None:
    assert units.by_area_code(written).id == "83@"
    assert units.by_area_code(written, LAST_DAY).id == "83@"


def test_an_area_code_of_a_province_with_two_versions(units: Gazetteer) -> None:
    assert units.by_area_code("0234", "2024-01-01").id == "46@"
    assert units.by_area_code("0234", "2025-02-01").id == "46@2025-01-01"
    with pytest.raises(NotFoundError, match="'0999' is no telephone area code"):
        units.by_area_code("0999")


@pytest.mark.parametrize("day", ["2021-10-31", "2026-09-21", "1975-04-30"])
def test_a_day_outside_of_the_table(units: Gazetteer, day: str) -> None:
    with pytest.raises(NotFoundError, match=f"{day} lies outside .* {FIRST_DAY} to {LAST_DAY}"):
        units.resolve("xã Bình Khánh", on=day)
    assert clamped(day) in {FIRST_DAY, LAST_DAY}


@pytest.mark.parametrize("day", ["2024", "2024-02-30", "20240201", "yesterday", ""])
def test_what_is_no_day(units: Gazetteer, day: str) -> None:
    with pytest.raises(UsageError, match="is no day: write it as YYYY-MM-DD"):
        units.named("Bình Khánh", on=day)


# --- what became of them ----------------------------------------------------------------------------------------------
def test_a_divided_commune_has_all_its_successors(units: Gazetteer) -> None:
    found = units.successors(units.get("27766@"))
    assert [(step.new.full_name, step.extent, step.date, step.decree) for step in found] == [
        ("xã Vĩnh Hưng", "part", "2025-07-01", "1682/NQ-UBTVQH15"),
        ("xã Khánh Hưng", "part", "2025-07-01", "1682/NQ-UBTVQH15"),
    ]


def test_provinces_are_put_together_from_their_communes(units: Gazetteer) -> None:
    found = units.predecessors(units.get("86@2025-07-01"))
    assert [(step.old.full_name, step.extent) for step in found] == [
        ("tỉnh Bến Tre", "whole"), ("tỉnh Trà Vinh", "whole"), ("tỉnh Vĩnh Long", "whole"),
    ]  # fmt: skip
    assert units.successors(units.get("83@"))[0].decree == "202/2025/QH15"


def test_a_province_that_went_on_has_no_succession(units: Gazetteer) -> None:
    nghe_an = units.get("40@")
    assert (units.successors(nghe_an), units.predecessors(nghe_an)) == ((), ())
    assert [(o.unit, o.extent) for o in units.becomes(nghe_an)] == [(nghe_an, "whole")]


def test_a_district_becomes_communes(units: Gazetteer) -> None:
    found = units.becomes(units.get("797@"))
    assert [(o.unit.full_name, o.extent) for o in found] == [
        ("xã Vĩnh Hưng", "part"), ("xã Khánh Hưng", "part"), ("xã Tuyên Bình", "part"),
    ]  # fmt: skip
    assert [o.extent for o in units.becomes(units.get("318@"))] == ["whole"]


def test_through_any_number_of_changes(units: Gazetteer) -> None:
    dong_nai = units.get("75@2026-04-30")
    assert [(o.unit.id, o.extent) for o in units.was(dong_nai)] == [("70@", "whole"), ("75@", "whole")]
    assert [(o.unit.id, o.extent) for o in units.becomes(units.get("70@"))] == [("75@2026-04-30", "whole")]
    assert [o.unit.id for o in units.becomes(units.get("70@"), "2026-01-01")] == ["75@2025-07-01"]


def test_a_share_that_no_source_gives_stays_unknown(units: Gazetteer) -> None:
    absorbed = next(u for u in map(units.get, load().ids()) if any(s.extent == "unknown" for s in units.successors(u)))
    assert "unknown" in {outcome.extent for outcome in units.becomes(absorbed)}


def test_time_runs_one_way(units: Gazetteer) -> None:
    with pytest.raises(UsageError, match="began after 2024-01-01: ask what it was"):
        units.becomes(units.get("28945@2025-07-01"), "2024-01-01")
    with pytest.raises(UsageError, match="ended before 2026-01-01: ask what it became"):
        units.was(units.get("28945@"), "2026-01-01")


@given(UNITS, DAYS, DAYS)
def test_a_stop_on_the_way_changes_nothing(unit: Unit, one: str, other: str) -> None:
    units = gazetteer()
    first, last = sorted((max(one, unit.valid_from or one), max(other, unit.valid_from or other)))
    direct = {outcome.unit for outcome in units.becomes(unit, last)}
    stopped = {end.unit for stop in units.becomes(unit, first) for end in units.becomes(stop.unit, last)}
    if unit.level == "commune":
        assert stopped == direct
    else:  # what is put together from communes may reach further once these are divided or joined
        assert stopped >= direct


# --- names ------------------------------------------------------------------------------------------------------------
def test_named_is_exact_in_diacritics_unless_asked(units: Gazetteer) -> None:
    assert {unit.name for unit in units.named("THANH HOÁ")} == {"Thanh Hóa"}
    assert {unit.name for unit in units.named("thanh hoa", diacritics=False)} == {
        "Thanh Hòa", "Thanh Hóa", "Thành Hòa", "Thạnh Hòa", "Thạnh Hóa",
    }  # fmt: skip
    assert units.named("khánh hung") == ()
    assert {unit.type for unit in units.named("8", type="P.")} == {"phường"}
    assert [unit.id for unit in units.named("Bình Khánh", type="xã", on="2026-01-01")] == ["27667@2025-07-01"]


def test_i_for_y_where_the_name_is_written_so_nowhere(units: Gazetteer) -> None:
    assert {unit.name for unit in units.named("Mĩ Hội Đông")} == {"Mỹ Hội Đông"}


def test_forms_hold_every_name_and_alias(units: Gazetteer) -> None:
    forms = units.forms()
    assert list(forms) == sorted(set(forms))
    assert set(forms) >= {normal(name) for name in load().names} | {"tphcm", "sài gòn", "phó bảng"}
    assert all(units.named(form) for form in forms)


def test_misspelt_names_only_within_a_place(units: Gazetteer) -> None:
    district, province = units.get("797@"), units.get("80@")
    assert [(near.unit.id, round(near.similarity, 2)) for near in units.nearest("Khánh Hung", district)] == [
        ("27763@", 0.92)
    ]
    assert units.nearest("thị trấn Khánh Hung", district) == ()
    assert units.nearest("Khánh Hung", province, limit=1)[0].unit.id == "27763@"
    with pytest.raises(UsageError, match="name its district or province"):
        units.nearest("Khánh Hung", units.get("27763@"))


@given(st.data())
def test_a_slip_in_a_name_is_found_in_its_district(data: st.DataObject) -> None:
    units = gazetteer()
    ended = [units.get(id_) for id_, end in zip(load().ids(), load().ends(), strict=True) if end == "2025-07-01"]
    unit = data.draw(st.sampled_from([unit for unit in ended if unit.level == "commune"]))
    if len(unit.name) < 8:  # in "Mường É" one letter is a whole word
        return
    place = data.draw(st.integers(1, len(unit.name) - 1))
    slipped = unit.name[:place] + unit.name[place + 1 :]
    district = units.parent(unit, EVE)
    assert district is not None
    assert unit in {near.unit for near in units.nearest(slipped, district, limit=50)}


# --- resolution -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "on", "expected"),
    [
        ("xã Vĩnh Hanh", "2023-12-29", "30598@"),
        ("xã Vĩnh Hanh", "2025-12-29", "30619@2025-07-01"),
        ("xã Bình Khánh, huyện Mỏ Cày Nam", "2023-12-21", "28945@"),
        ("X. Bình Khánh, Bến Tre", "2023-12-21", "28945@"),
        ("xã Bình Khánh", "2026-01-01", "27667@2025-07-01"),
        ("xã Bình Khánh (cũ), tỉnh Vĩnh Long", "2026-01-01", "28945@"),
        ("xã Bình Khánh (cũ), huyện Mỏ Cày Nam", "2026-01-01", "28945@"),
        ("xã Đồng Khởi, tỉnh Bến Tre (cũ)", "2026-01-01", "28945@2025-07-01"),
        ("tỉnh Bến Tre trước sáp nhập", "2026-01-01", "83@"),
        ("tỉnh Nghệ An", "2026-01-01", "40@"),
        ("TP.HCM", "2024-01-01", "79@"),
        ("TPHCM", "2026-01-01", "79@2025-07-01"),
        ("TP Sài Gòn", "2024-01-01", "79@"),
        ("TT. Tràm Chim", "2024-01-01", "30001@"),
        ("tỉnh Thừa Thiên - Huế", "2024-01-01", "46@"),
        ("huyện Đắk R’lấp", "2024-01-01", "666@"),
        ("Phường 08, Q. Tân Bình, TPHCM", "2024-01-01", "26998@"),
        ("xã Bình Khánh, huyện Mỏ Cày Nam", None, "28945@"),
    ],
)
def test_a_written_name_means_one_unit(units: Gazetteer, written: str, on: str | None, expected: str) -> None:
    found = units.resolve(written, on=on)
    assert found.unit is not None
    assert found.unit.id == expected
    assert found.candidates[0].unit is found.unit


@pytest.mark.parametrize(
    ("written", "on", "tied"),
    [
        ("xã Bình Khánh", "2023-12-21", ["27667@", "28945@"]),
        ("xã Bình Khánh (cũ)", "2026-01-01", ["27667@", "28945@"]),
        ("Sài Gòn", "2026-01-01", ["26740@2025-07-01", "79@2025-07-01"]),
        ("Vĩnh Hưng, Long An", "2024-01-01", ["27757@", "797@"]),
    ],
)
def test_ties_stay_ties(units: Gazetteer, written: str, on: str, tied: list[str]) -> None:
    found = units.resolve(written, on=on)
    assert found.unit is None
    assert [unit.id for unit in found.best] == tied
    assert found.reason == f"{len(tied)} units fit alike"


@pytest.mark.parametrize(
    ("written", "on", "first", "reason"),
    [
        ("xã Bình Khánh, huyện Mỏ Cày Nam", "2026-01-01", "28945@", "ended on 2025-07-01"),
        ("xã Đồng Khởi, tỉnh Bến Tre", "2024-01-01", "28945@2025-07-01", "begins on 2025-07-01; its territory is in"),
        ("xã Đồng Khởi, tỉnh Bến Tre", "2026-01-01", "28945@2025-07-01", "its territory is in tỉnh Bến Tre on another"),
        ("quận Thủ Đức", "2024-01-01", "769@", "is thành phố, not quận"),
        ("xã Vĩnh Hanh, tỉnh Long An", "2024-01-01", "30598@", "not in tỉnh Long An"),
        ("xã Vĩnh Hanh, huyện Nowhere", "2024-01-01", "30598@", "no unit is called huyện Nowhere"),
    ],
)
def test_what_does_not_fit_is_listed_and_not_picked(
    units: Gazetteer, written: str, on: str, first: str, reason: str
) -> None:
    found = units.resolve(written, on=on)
    assert (found.unit, found.best) == (None, ())
    assert found.candidates[0].unit.id == first
    assert reason in found.candidates[0].reason
    assert reason in found.reason


def test_what_is_known_around_a_name_decides(units: Gazetteer) -> None:
    district, province = units.get("833@"), units.get("83@")
    for within in ([district], [province], [province, district], [district, units.get("797@")]):
        found = units.resolve("xã Bình Khánh", on="2023-12-21", within=within).unit
        assert found is not None
        assert found.id == "28945@"
    assert units.resolve("xã Bình Khánh", on="2023-12-21", within=[units.get("797@")]).unit is None


def test_the_article_s_new_province_finds_an_old_name_that_is_marked(units: Gazetteer) -> None:
    new_province = units.get("86@2025-07-01")
    marked = units.resolve("xã Bình Khánh (cũ)", on="2026-01-01", within=[new_province])
    assert marked.unit is units.get("28945@")
    bare = units.resolve("xã Bình Khánh", on="2026-01-01", within=[new_province])
    assert bare.unit is None
    assert bare.candidates[0].unit is units.get("28945@")
    assert bare.candidates[0].reason == "ended on 2025-07-01; its territory is in tỉnh Vĩnh Long on another day"


def test_a_type_beside_the_name(units: Gazetteer) -> None:
    assert units.resolve("Vĩnh Hưng, Long An", type="huyện", on="2024-01-01").unit is units.get("797@")
    assert units.resolve("Vĩnh Hưng, Long An", type="TT.", on="2024-01-01").unit is units.get("27757@")


def test_an_unknown_name_has_no_candidates(units: Gazetteer) -> None:
    found = units.resolve("xã Khánh Hung", on="2024-01-01")
    assert (found.unit, found.candidates, found.reason) == (None, (), "no unit is called 'xã Khánh Hung'")
    assert units.suggestions("xã Khánh Hung")[0] == "Khánh Hưng"
    assert units.suggestions("xa binh khanh")[0] == "Bình Khánh"


SHORT = {
    "thành phố": "TP. ",
    "thị xã": "TX ",
    "thị trấn": "TT.",
    "quận": "Q.",
    "huyện": "H. ",
    "xã": "X.",
    "phường": "P. ",
}


def _written(unit: Unit, how: st.DataObject) -> str:
    type_ = how.draw(st.sampled_from([f"{unit.type} ", SHORT.get(unit.type, f"{unit.type}  ")]))
    name = how.draw(st.sampled_from([unit.name, unit.name.upper(), unit.name.lower()]))
    return unicodedata.normalize(how.draw(st.sampled_from(["NFC", "NFD"])), type_ + name)


@given(UNITS, st.data())
def test_a_name_means_the_same_however_it_is_written(unit: Unit, how: st.DataObject) -> None:
    units = gazetteer()
    day = clamped(unit.valid_from or FIRST_DAY)
    line = units.line(unit, day)
    between = how.draw(st.sampled_from([", ", " - ", " , "]))
    assert units.resolve(between.join(_written(each, how) for each in line), on=day).unit is unit
    folded = ", ".join(f"{fold(each.type)} {fold(each.name)}" for each in line)
    assert unit in units.resolve(folded, on=day, diacritics=False).best


@given(st.text() | UNITS.map(lambda unit: unit.full_name), st.none() | DAYS, st.lists(UNITS, max_size=2), st.booleans())
def test_only_what_fits_is_picked(name: str, on: str | None, within: list[Unit], diacritics: bool) -> None:  # noqa: FBT001 - drawn
    units = gazetteer()
    alive = [unit for unit in within if on is None or unit.alive(on)]
    try:
        found = units.resolve(name, on=on, within=alive, diacritics=diacritics)
    except UsageError:
        return
    assert (found.unit is not None) == (len(found.best) == 1)
    assert [c.rank for c in found.candidates] == sorted(c.rank for c in found.candidates)
    for unit in found.best:
        if on is not None and "(cũ)" not in name:
            assert unit.alive(on)
            assert not alive or any(units.within(unit, over, on) for over in alive)
