from __future__ import annotations

import json
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from kg.commands.unit import unit_command
from ontology.errors import KgError, NotFoundError, UsageError

app = typer.Typer()
app.command()(unit_command)


def _run(*arguments: str) -> tuple[str, str]:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout, result.stderr


def _data(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_run(*arguments, "--format", "json")[0])
    return found


def test_a_name_with_its_parents() -> None:
    out, err = _run("xã Bình Khánh, huyện Mỏ Cày Nam, tỉnh Bến Tre")
    assert out == "xã Bình Khánh, huyện Mỏ Cày Nam, tỉnh Bến Tre  28945@  until 2025-07-01\n"
    assert err == ""


def test_ambiguity_is_shown_not_decided() -> None:
    out, err = _run("xã Bình Khánh", "--on", "2023-12-21")
    assert out.splitlines() == [
        "xã Bình Khánh, huyện Cần Giờ, thành phố Hồ Chí Minh  27667@  until 2025-07-01",
        "xã Bình Khánh, huyện Mỏ Cày Nam, tỉnh Bến Tre  28945@  until 2025-07-01",
    ]
    assert err.startswith("2 units fit alike")


def test_a_code_of_two_units() -> None:
    out, err = _run("--code", "27775")
    assert out.splitlines() == [
        "xã Vĩnh Bình, huyện Vĩnh Hưng, tỉnh Long An  27775@  until 2025-07-01",
        "xã Tuyên Bình, tỉnh Tây Ninh  27775@2025-07-01  since 2025-07-01",
    ]
    assert err.startswith("2 versions have the code")
    assert _run("--code", "27775", "--on", "2026-01-01")[0] == (
        "xã Tuyên Bình, tỉnh Tây Ninh  27775@2025-07-01  since 2025-07-01\n"
    )


def test_what_became_of_a_divided_commune() -> None:
    out, _ = _run("xã Thái Trị", "--becomes")
    assert out.splitlines() == [
        "xã Thái Trị, huyện Vĩnh Hưng, tỉnh Long An  27766@  until 2025-07-01",
        "├── xã Vĩnh Hưng, tỉnh Tây Ninh  27757@2025-07-01  2025-07-01  part  1682/NQ-UBTVQH15",
        "└── xã Khánh Hưng, tỉnh Tây Ninh  27763@2025-07-01  2025-07-01  part  1682/NQ-UBTVQH15",
    ]


def test_what_a_province_was_through_two_changes() -> None:
    out, _ = _run("thành phố Đồng Nai", "--was")
    assert out.splitlines() == [
        "thành phố Đồng Nai  75@2026-04-30  since 2026-04-30",
        "└── tỉnh Đồng Nai  75@2025-07-01  2026-04-30  whole  30/2026/QH16",
        "    ├── tỉnh Bình Phước  70@  2025-07-01  whole  202/2025/QH15",
        "    └── tỉnh Đồng Nai  75@  2025-07-01  whole  202/2025/QH15",
    ]


def test_a_unit_that_goes_on_says_so() -> None:
    assert _run("tỉnh Nghệ An", "--becomes")[0].splitlines()[1] == "└── unchanged until 2026-09-20"
    assert _run("xã Phú An Hòa", "--becomes")[0].splitlines()[1] == "└── nothing after it is known"
    assert _run("tỉnh Nghệ An", "--was")[0].splitlines()[1] == "└── nothing before it is known"


def test_a_tree_of_the_newest_day_or_another() -> None:
    out, _ = _run("--tree", "tỉnh Vĩnh Long", "--depth", "2")
    assert len(out.splitlines()) == 1 + 124
    assert "xã Đồng Khởi" in out
    out, _ = _run("--tree", "tỉnh Vĩnh Long", "--depth", "2", "--on", "2024-01-01")
    assert "├── huyện Tam Bình  860@" in out.splitlines()
    assert "│   ├── xã Tân Lộc  29722@" in out.splitlines()
    assert "    " not in _run("--tree", "tỉnh Vĩnh Long", "--on", "2024-01-01")[0]


def test_json_holds_the_line_and_what_was_asked() -> None:
    found = _data("xã Bình Khánh, Bến Tre", "--on", "2023-12-21", "--becomes")
    assert (found["on"], found["resolved"]) == ("2023-12-21", "28945@")
    (unit,) = found["units"]
    assert unit["line"] == [
        {"id": "833@", "full_name": "huyện Mỏ Cày Nam"},
        {"id": "83@", "full_name": "tỉnh Bến Tre"},
    ]
    (heir,) = unit["becomes"]
    assert (heir["id"], heir["extent"], heir["date"], heir["becomes"]) == (
        "28945@2025-07-01", "whole", "2025-07-01", [],
    )  # fmt: skip
    other = found["others"][0]
    assert (other["id"], other["fits"], other["reason"]) == ("27667@", False, "not in Bến Tre")


def test_json_of_a_tie_and_of_a_tree() -> None:
    tie = _data("xã Bình Khánh", "--on", "2023-12-21")
    assert (tie["resolved"], [unit["id"] for unit in tie["units"]]) == (None, ["27667@", "28945@"])
    tree = _data("--tree", "huyện Mỏ Cày Nam", "--on", "2024-01-01")
    assert len(tree["units"][0]["children"]) == 16


def test_an_id_and_a_name_without_diacritics() -> None:
    assert _data("28945@")["resolved"] == "28945@"
    assert _data("xa binh khanh, ben tre", "--fold", "--on", "2024-01-01")["resolved"] == "28945@"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (["xã Khánh Hung"], NotFoundError, "no unit is called 'xã Khánh Hung'; the nearest names are Khánh Hưng, "),
        (["xã Bình Khánh", "--on", "2031-01-01"], NotFoundError, "which covers 2021-11-01 to 2026-09-20"),
        (["xã Bình Khánh", "--on", "21/12/2023"], UsageError, "write it as YYYY-MM-DD"),
        (["xã Vĩnh Hanh, tỉnh Long An"], NotFoundError, r"huyện Châu Thành, tỉnh An Giang \(30598@\) not in tỉnh Long"),
        (["tỉnh Bến Tre", "--tree"], NotFoundError, r"tỉnh Bến Tre \(83@\) ended on 2025-07-01; give another day"),
        (["--code", "30598", "--on", "2026-01-01"], NotFoundError, "borne by no unit on 2026-01-01, only by xã Vĩnh H"),
        (["30598@", "--on", "2026-01-01"], NotFoundError, "borne by no unit on 2026-01-01"),
        (["1@1"], NotFoundError, "no unit has the id '1@1'"),
        (["--code", "1"], NotFoundError, "no unit has the code '1'"),
        ([], UsageError, "give either a name or --code"),
        (["xã Bình Khánh", "--code", "1"], UsageError, "give either a name or --code"),
        (["xã Bình Khánh", "--tree", "--was"], UsageError, "exclude each other"),
        ([""], UsageError, "holds no name"),
    ],
)
def test_bad_requests_say_what_is_wrong(arguments: list[str], error: type[KgError], message: str) -> None:
    with pytest.raises(error, match=message) as raised:
        _run(*arguments)
    assert "\n" not in str(raised.value)


def test_help_names_every_option() -> None:
    out, _ = _run("--help")
    for option in ("--code", "--on", "--fold", "--tree", "--depth", "--becomes", "--was", "--format"):
        assert option in out
