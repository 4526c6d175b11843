"""The files are read as written, and a wrong line is told by file and entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.vocabulary_files import expand, is_abbreviation, read

SMALL = Path(__file__).parent / "small"


def test_deputies_are_derived_from_their_head() -> None:
    roles = read(SMALL).roles
    assert list(roles) == [
        "bi-thu", "pho-bi-thu", "pho-bi-thu-thuong-truc", "truong", "pho-truong", "pho-truong-thuong-truc", "bo-truong",
        "thu-truong", "huyen-uy-vien",
    ]  # fmt: skip
    standing = roles["pho-bi-thu-thuong-truc"]
    assert (standing.label, standing.base, standing.deputy, standing.standing) == (
        "Phó Bí thư Thường trực", "bi-thu", True, True,
    )  # fmt: skip
    assert roles["pho-bi-thu"].writings == ("Phó Bí thư", "Phó BT", "PBT")
    assert {"PBT TT", "Phó Bí thư TT"} <= set(standing.writings)
    assert roles["thu-truong"].writings == ("Thứ trưởng", "Phó Bộ trưởng")
    assert roles["pho-truong-thuong-truc"].composed


def test_a_kind_takes_from_its_broader_kind_what_it_does_not_say() -> None:
    bodies = read(SMALL).bodies
    district = bodies["huyen-uy"]
    assert (district.line, district.levels, district.chief) == ("party", ("district",), "Bí thư")
    assert district.unit_type == "huyện"
    assert bodies["mat-tran"].levels == ()
    assert bodies["cap-uy"].unit_type is None


def test_alternatives_stand_for_each_writing() -> None:
    assert read(SMALL).bodies["mat-tran"].writings == (
        "Mặt trận",
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Ủy ban Mặt trận Tổ quốc",
        "Ủy ban MTTQ Việt Nam",
        "Ủy ban MTTQ",
        "UB Mặt trận Tổ quốc Việt Nam",
        "UB Mặt trận Tổ quốc",
        "UB MTTQ Việt Nam",
        "UB MTTQ",
    )


def test_a_bare_role_has_the_groups_of_its_title() -> None:
    roles = read(SMALL).roles
    assert roles["bo-truong"].rank_groups == ("A:1", "B:2")
    assert roles["thu-truong"].rank_groups == ("B:2",)
    assert roles["bi-thu"].rank_groups == ()


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        ("bodies", '{label = "Sở", line = "government", colour = 1}', "Sở: Object contains unknown field `colour`"),
        ("bodies", '{label = "Sở", line = "town"}', "Sở: Invalid enum value 'town'"),
        ("bodies", '{label = "Sở"}', "Sở: says no line"),
        ("bodies", '{label = "Sở", broader = "bo"}', "Sở: broader = 'bo' names no kind"),
        ("bodies", '{label = "Sở", broader = "so"}', "Sở: broader = 'so' names no kind, or the entry itself"),
        ("bodies", '{label = "Sở", line = "agency", part_of = ["bo"]}', "Sở: 'bo' names no entry"),
        ("bodies", '{label = "Sở", line = "agency", chief = "Vua"}', "Sở: 'Vua' names no entry"),
        (
            "bodies",
            '{label = "Sở", line = "agency", also = ["ban tc"]}',
            "Sở: the writing 'ban tc' is taken by Ban",
        ),
        ("bodies", '{label = "Huyện ủy", line = "party"}', "Huyện ủy: the id 'huyen-uy' is taken by Huyện ủy"),
        ("bodies", '{label = "Sở", line = "agency", also = ["Sở {y}"]}', "Sở: 'Sở {y}': 'y' is not one of [words]"),
        (
            "bodies",
            '{label = "Sở", line = "agency", also = ["(a(b|c)|d)"]}',
            "Sở: '(a(b|c)|d)': alternatives that",
        ),
        ("roles", '{label = "Chánh", kind = "king"}', "Chánh: Invalid enum value 'king'"),
        ("roles", '{label = "Chánh"}', "Chánh: Object missing required field `kind`"),
        ("roles", '{label = "Chánh", kind = "head", body = "so"}', "Chánh: 'so' names no entry"),
        ("roles", '{label = "Phó Bí thư", kind = "head"}', "Phó Bí thư: the id 'pho-bi-thu' is taken by Phó Bí thư"),
        ("roles", '{label = "Thư", kind = "head", also = ["PBT"]}', "Thư: the writing 'PBT' is taken by Phó Bí thư"),
        ("meetings", '{label = "Lễ", broader = "hop"}', "Lễ: 'hop' names no entry"),
    ],
)
def test_a_wrong_line_is_told(tmp_path: Path, file: str, line: str, told: str) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "ontology")
    path = folder / f"{file}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\n]\n", f"\n  {line},\n]\n", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^" + file) as error:
        read(folder)
    assert f"{file}.toml: {told}" in str(error.value)


plain = st.text(st.characters(codec="utf-8", exclude_characters="(){}|"), max_size=8)


@given(st.lists(st.tuples(plain, st.lists(plain, min_size=1, max_size=3)), max_size=3), plain)
def test_a_pattern_gives_one_writing_for_each_choice(groups: list[tuple[str, list[str]]], tail: str) -> None:
    pattern = "".join(f"{text}({'|'.join(choices)})" for text, choices in groups) + tail
    writings = expand(pattern, {})
    count = 1
    for _, choices in groups:
        count *= len(choices)
    assert len(writings) == count
    assert writings[0] == " ".join("".join([*(text + choices[0] for text, choices in groups), tail]).split())


@pytest.mark.parametrize(
    ("writing", "capitals"),
    [
        ("UBND", True),
        ("LĐLĐ", True),
        ("PBT TT", True),
        ("CT.", True),
        ("ThUV", False),
        ("Sở", False),
        ("A", False),
    ],
)
def test_abbreviations_are_all_capitals(writing: str, capitals: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_abbreviation(writing) is capitals
