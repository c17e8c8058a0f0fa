"""What do the texts of a column mean? Numbers, days and words; what cannot be read is marked, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from orgmodel.load.tables.coding import Pool, recoded, texts_of
from orgmodel.model.facts import BoolColumn, FloatColumn
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

    from orgmodel.load.tables.table import Table

Days = NDArray[np.datetime64]

SILENCE = ("n/a", "na", "n/d", "nd", "-", "–", "—", "tbc", "tbd", "#n/a", "unknown", "not applicable", "?", ".")
"""Words for an empty cell, in lower case."""

_MONEY = r"[£$€¥\s\u00a0'’]|\b(?:gbp|usd|eur|chf|aud|cad|p\.?a\.?|per annum|per year)\b"
_PLAIN = r"^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$"
_DECIMAL_COMMA = r"^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d+,(?:\d{1,2}|\d{4,})$"
_DECIMAL_POINT = r",\d{3}\.\d|^[+-]?\d+\.(?:\d{1,2}|\d{4,})$"
_RANGE = r"^(.*\d.*?)\s*(?:-|–|—|\bto\b)\s*(.*\d.*)$"
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")
"""Ways to write a day of which the order is plain. Those with day and month as numbers are read by the order shown."""
_LARGEST = 1e12
_MOST_POSTS_OF_ONE = 2.0


def said(column: pl.Series) -> pl.Series:
    """Let words that stand for an empty cell be an empty text."""
    import polars as pl

    silent = column.str.to_lowercase().is_in(list(SILENCE))
    return column.to_frame("c").select(pl.when(silent).then(pl.lit("")).otherwise("c")).to_series()


def stated(column: Coded) -> Coded:
    """Let words that stand for an empty cell be an empty text, in the pool of a column."""
    texts = said(texts_of(column))
    return Coded(column.code, Pool(texts)) if not (texts == "").sum() > 1 else recoded(column, texts.to_list())


def numbers(table: Table, column: int) -> tuple[FloatColumn, BoolColumn]:
    """Read numbers, with currency signs, thousands commas and percent; NaN where there is none. Marks what is none."""
    import polars as pl

    texts = table.texts(column)
    plain = texts.cast(pl.Float64, strict=False)
    found = plain.fill_null(float("nan")).to_numpy()
    if int(np.count_nonzero(np.abs(found) <= _LARGEST)) == int((texts != "").sum()):  # all are written plainly
        return found, np.zeros(len(found), dtype=bool)
    coded = table.coded(column)
    values, wrong = _numbers(texts_of(coded))
    return values[coded.code], wrong[coded.code]


def of_percent(values: FloatColumn, header: str) -> FloatColumn:
    """Read shares that a column in percent states as 100 and 50; one that is called so and says 1 and 0.5 is none."""
    named = "%" in header or "percent" in header.lower() or "pct" in header.lower()
    return values / 100 if named and np.nanmax(values, initial=0.0) > _MOST_POSTS_OF_ONE else values


def ranges(column: Coded) -> tuple[FloatColumn, FloatColumn, BoolColumn]:
    """Read amounts of which some are ranges (`80,000 - 84,999`): lowest and highest."""
    pool = texts_of(column)
    lowest, wrong = _numbers(pool)
    highest = lowest
    if wrong.any():
        parts = pool.str.extract_groups(_RANGE).struct.unnest()
        low, low_wrong = _numbers(parts.to_series(0).fill_null(""))
        high, high_wrong = _numbers(parts.to_series(1).fill_null(""))
        both = ~(np.isnan(low) | np.isnan(high) | low_wrong | high_wrong) & wrong
        lowest, highest, wrong = np.where(both, low, lowest), np.where(both, high, lowest), wrong & ~both
    return lowest[column.code], highest[column.code], wrong[column.code]


def _numbers(column: pl.Series) -> tuple[FloatColumn, BoolColumn]:
    import polars as pl

    texts = said(column)
    plain = texts.str.to_lowercase().str.replace_all(_MONEY, "")
    hundredths = plain.str.ends_with("%").to_numpy()
    plain = plain.str.strip_suffix("%")
    if plain.str.contains(_DECIMAL_COMMA).any() and not plain.str.contains(_DECIMAL_POINT).any():
        plain = plain.str.replace_all(".", "", literal=True).str.replace_all(",", ".", literal=True)
    else:
        plain = plain.str.replace_all(r",(\d{3})", "$1")
    plain = plain.str.replace(r"^\((.*)\)$", "-$1")
    readable = plain.str.contains(_PLAIN)
    values = plain.to_frame("p").select(pl.when(readable).then("p")).to_series().cast(pl.Float64, strict=False)
    found = values.fill_null(float("nan")).to_numpy()
    found = np.where(hundredths, found / 100, found) if hundredths.any() else found
    wrong = (texts != "").to_numpy() & (~np.isfinite(found) | (np.abs(found) > _LARGEST))
    return np.where(wrong, np.nan, found), wrong


def days(column: Coded, order: str = "") -> tuple[Days, BoolColumn]:
    """Read days: year first or with the month as a word, else day and month in the order that the column shows.

    Where it shows no order they are unread.
    """
    import polars as pl

    texts = said(texts_of(column)).str.replace(r"[T ]\d{1,2}:\d{2}.*$", "")
    first, second, year = _parts(texts)
    order = order or _order(first, second)
    day, month = (second, first) if order == "mdy" else (first, second)
    valid = (month <= 12) & (day <= 31) if order else pl.Series([False]).new_from_index(0, len(texts))  # noqa: PLR2004
    made = pl.DataFrame({"y": year, "m": month, "d": day, "v": valid}).select(
        pl.when("v").then(pl.concat_str([pl.col("y"), pl.col("m"), pl.col("d")], separator="-"))
    )
    other = made.to_series().str.to_date("%Y-%m-%d", strict=False)
    found = pl.select(pl.coalesce(*(texts.str.to_date(form, strict=False) for form in _DATES), other)).to_series()
    wrong = ((texts != "") & found.is_null()).to_numpy()
    return found.to_numpy().astype("datetime64[D]")[column.code], wrong[column.code]


def shown_order(texts: pl.Series) -> str:
    """Tell the order of day and month that texts show, `dmy` or `mdy`; nothing where none shows it."""
    first, second, _ = _parts(said(texts).str.replace(r"[T ]\d{1,2}:\d{2}.*$", ""))
    return _order(first, second)


def _parts(texts: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    import polars as pl

    parts = texts.str.extract_groups(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$").struct.unnest()
    first, second, year = (parts.to_series(each).cast(pl.Int32) for each in range(3))
    return first, second, year


def _order(first: pl.Series, second: pl.Series) -> str:
    """Tell day-month from month-day by a number above 12; nothing where none shows it."""
    days_first, days_second = bool((first > 12).any()), bool((second > 12).any())  # noqa: PLR2004
    if days_first == days_second:
        return ""
    return "dmy" if days_first else "mdy"
