"""Time the reader on texts made to be slow: ``python -m scripts.bench_hostile [NAME…]``; exit code 1 over two seconds.

Every text is about a megabyte of UTF-8 unless its name says otherwise, and nobody writes such; a reader whose time
grows with the square of a text's length shows here first.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from kg.extraction import extract

LIMIT = 2.0  # seconds a text
_SIZE = 1_000_000  # bytes


def _filled(piece: str, size: int = _SIZE) -> str:
    return piece * (size // len(piece.encode()))


def hostile() -> dict[str, str]:
    """Return the texts by name."""
    return {
        "one-word": "a" * _SIZE,
        "one-word-accents": _filled("ờ"),
        "decomposed-marks": _filled("e\u0302\u0301"),
        "one-letter-many-marks": "a" + "\u0301" * _SIZE,
        "comrade": _filled("đồng chí "),
        "comrades-secretary": _filled("các đồng chí Bí thư, "),
        "commune": _filled("xã "),
        "communes-named": _filled("xã Hà Tiến, "),
        "hamlets-apart": "".join(f"thôn {n % 60} xã Tân {'ABCDEGHIKL'[n % 10]}o, " for n in range(_SIZE // 24)),
        "brackets-200-kB": "(" * 200_000,
        "nested-quotes": _filled("“"),
        "quotes-open-close": _filled("“” "),
        "apostrophes": _filled("' "),
        "names": _filled("Nguyễn "),
        "names-commas": _filled("Nguyễn Văn An, "),
        "names-apart": "".join(f"ông Nguyễn {_word(n)} {_word(n // 7)}, " for n in range(_SIZE // 24)),
        "officials-apart": "".join(
            f"ông Nguyễn {_word(n)} {_word(n // 7)}, Chủ tịch UBND xã Hà Tiến. " for n in range(_SIZE // 60)
        ),
        "commas": _filled(", "),
        "newlines": _filled("\n"),
        "short-lines": _filled("a\n"),
        "spaces": _filled(" "),
        "spaces-and-tab": _filled(" \t"),
        "stops": _filled(". "),
        "dots": "." * _SIZE,
        "digits": "1" * _SIZE,
        "days": _filled("ngày 12/5, "),
        "days-full": _filled("ngày 12/5/2023, "),
        "years": _filled("năm 2023 - 2024 "),
        "phones": _filled("0255 "),
        "meetings": _filled("hội nghị tổng kết "),
        "meetings-sentences": _filled("UBND xã Hà Tiến tổ chức hội nghị tổng kết ngày 12/5/2023. "),
        "meetings-days": "".join(
            f"Ngày {1 + n % 28}/{1 + n // 28 % 12}/{1990 + n // 336}, UBND xã Hà Tiến tổ chức hội nghị bàn việc {n}. "
            for n in range(_SIZE // 90)
        ),
        "acts": _filled("chủ trì, "),
        "acts-people": _filled("Đồng chí Lê Văn Tám, Bí thư Đảng ủy xã phát biểu. "),
        "acts-people-one-sentence": _filled("đồng chí Lê Văn Tám, Bí thư Đảng ủy xã phát biểu, "),
        "changes": _filled("bổ nhiệm "),
        "changes-people": _filled("bổ nhiệm ông Lê Văn Tám giữ chức Chủ tịch UBND xã, "),
        "posts": _filled("Phó Chủ tịch Thường trực, "),
        "posts-of-bodies": _filled("Trưởng Phòng Phòng Phòng Ban Ban "),
        "bodies": _filled("UBND "),
        "bodies-nested": _filled("Văn phòng Ban Thường vụ "),
        "open-names": "Trường " + _filled("Đại học và "),
        "other-news": _filled("Tin khác\n"),
        "emoji": _filled("🔥"),
        "joiners": _filled("\u200b"),
        "no-break-spaces": _filled("\u00a0"),
        "bylines": _filled("Lê Tám - "),
        "capitals": _filled("BÍ THƯ HUYỆN ỦY "),
    }


def _word(number: int) -> str:
    """Return a capitalised syllable, one of 2,197."""
    letters = "aeiouyăâêôơưi"
    return "BCDGHKLMNPQRS"[number % 13] + letters[number // 13 % 13] + "cghmnptuiyoai"[number // 169 % 13]


def main(names: Sequence[str]) -> int:
    """Print the seconds of each text; return 1 if one takes longer than ``LIMIT``."""
    slow = 0
    for name, text in hostile().items():
        if names and name not in names:
            continue
        begin = time.perf_counter()
        extract(text, source=name)
        seconds = time.perf_counter() - begin
        slow += seconds > LIMIT
        size = len(text.encode()) / 1e6
        sys.stdout.write(f"{name:28}{size:8.2f} MB{seconds:9.2f} s{'  slow' if seconds > LIMIT else ''}\n")
        sys.stdout.flush()
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
