"""The values that facts take out of closed lists: acts at a meeting, the status of a holding, kinds of change."""

from __future__ import annotations

from typing import Literal, get_args

Act = Literal["chaired", "attended", "opened", "presented", "spoke", "directed", "concluded"]
ACTS: tuple[Act, ...] = get_args(Act)
Status = Literal["current", "former", "incoming", "acting", "candidate"]
ChangeKind = Literal["appointed", "elected", "transferred", "dismissed", "resigned", "retired", "disciplined"]
