"""Which thresholds hold, and on whose authority? Named sets of settings; every report prints the one in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Profile:
    """A named set of thresholds: settings by rule code, and the words that say where they come from."""

    name: str
    authority: str
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


_STATUTORY_FTE = 100

PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "default",
            "orgmodel's own defaults; each rule's page names the source of its threshold. Benchmarks, not norms.",
        ),
        Profile(
            "mckinsey",
            "McKinsey (2017), archetypes of managers by number of reports: player/coach 3-5, coach 6-7, supervisor "
            '8-10, facilitator 11-15, coordinator 15 and more; "no single magic number". A benchmark of a consultancy.',
            {"SPN002": {"player_coach": 3, "coach": 6, "supervisor": 8, "facilitator": 11, "coordinator": 15}},
        ),
        Profile(
            "tx-651.004",
            "Texas Government Code 651.004: in executive agencies above 100 FTE, not more than one manager "
            "(FTE) for each 11 others; agencies may appeal to the Legislative Budget Board, some are exempt. "
            "Read the statute.",
            {"SPN006": {"min_ratio": 11.0, "above_fte": _STATUTORY_FTE, "statutory": 1}},
        ),
        Profile(
            "or-291.227",
            "Oregon ORS 291.227: agencies above 100 employees set a maximum supervisory ratio from a baseline of 1:11, "
            "adjusted by seven factors; here the baseline is held against the model, without them. Read the statute.",
            {"SPN006": {"min_ratio": 11.0, "above_fte": _STATUTORY_FTE, "statutory": 1}},
        ),
        Profile(
            "ia-1-15",
            "Iowa: one supervisor to 15 employees, target in code 8A.402(2)(g), never formally adopted; the actual "
            "ratio in 2011 was 1:10.5. A target, no norm in force.",
            {"SPN006": {"min_ratio": 15.0, "above_fte": _STATUTORY_FTE}},
        ),
        Profile(
            "nc-osbm",
            "North Carolina, Office of State Budget and Management (1990s): a span of at least 1:8 on average and at "
            "most 7 layers; in 2016 one of 21 departments met the first, and 10 exceeded the second. A benchmark.",
            {"SPN006": {"min_mean_span": 8.0, "above_fte": _STATUTORY_FTE}, "SPN004": {"max_layers": 7}},
        ),
        Profile(
            "unc",
            "University of North Carolina, span guidelines: at least 4 direct reports, goal 7; dotted lines do not "
            "count. A policy of one university.",
            {"SPN002": {"min_reports": 4, "player_coach": 4}},
        ),
    )
}
