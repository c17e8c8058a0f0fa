"""What does a role earn? Ranges of money that the text calls pay; insurance sums, budgets and bonuses are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity.pay_choice import Found, chosen
from orgmodel.load.documents.identity.pay_forms import AT_ONCE, NUMBER, PAID, PAY_WORD, as_ranges
from orgmodel.load.documents.identity.pay_periods import by_size, first_period, last_period, plausible
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage, Pay

_SIGN = r"(?:USD|US|CAD|AUD)?\s?[$£€]"
_RANGE = re.compile(
    rf"(?P<sign>{_SIGN})\s?(?P<low>{NUMBER})\s?(?P<lowk>[kK])?\b(?P<unit1>[^$£€\d]{{0,24}}?)"
    rf"\s*(?:-{{1,2}}|–|—|to|through|and|thru|\.\.+|…|up to)\s*(?:an? (?:annual |monthly |hourly )?(?:maximum|max) "
    rf"of\s+)?(?:{_SIGN})?\s?(?P<high>{NUMBER})\s?(?P<highk>[kK])?(?![\d,]*%|\s*(?:hours|hrs|days|weeks|months|years)\b)"
)
_SINGLE = re.compile(
    rf"(?P<sign>{_SIGN})\s?(?P<low>{NUMBER})\s?(?P<lowk>[kK])?\b(?!,?\d|\+|\s*(?:million|billion|[mM]\b|[bB]\b))"
)
_BARE = re.compile(rf"(?P<low>{NUMBER})\s?(?P<lowk>[kK])?\s*(?:-|–|—|to)\s*(?P<high>{NUMBER})\s?(?P<highk>[kK])?")
_PAY_WORDS = re.compile(
    r"salar|compensation|\bpay\b|wage|hourly|annual(?:ly)?\b|hiring range|rate of|starting at"
    r"|per (?:hour|year|month|week|annum)|\ba (?:year|month)\b|bi-?weekly|\bbase\b|\brange\b|monthly|\bearn|yearly"
    r"|/\s?(?:yr|year|hr|hour)\b|\bdo[qe]\b",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"insuran|bonus|stipend|allowance|reimburs|budget|retention|differential|sign(?:ing)?-on|deductible"
    r"|coverage|benefit of|contribut|401|pension|"
    r"premium|tuition|relocation|incentive|longevity|million|billion|award|grant|revenue|portfolio|assets"
    r"|fee\b|fees\b|deposit|loan|contracts? (?:over|up|valued)|purchases?|expenditure|cost of|equity|life "
    r"and|uniform|up to \$[\d,]+ (?:in|for|per)",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:hiring|starting|entry(?![ -]level)|target|anticipated|recruitment|training)\b", re.IGNORECASE
)
_LEVELED = re.compile(r"\b(?:range|step|tier|zone|level)\s*[A-D1-9]\b", re.IGNORECASE)
_LEVELED_BEHIND = re.compile(
    r"\s*(?:(?:per |/ ?)\w+ ?|monthly |annually )?"
    r"\((?:(?-i:[A-Z]\)|[A-Z]{2} ?\d{1,2}\b)|(?:range|step|tier|zone|level|grade|band)\b)",
    re.IGNORECASE,
)
"""Which of several ranges one is may stand behind it: `$6,120 - $8,400 (A) per month`, `… (SR 18, Step D)`."""

_STEP = re.compile(r"\bstep\b", re.IGNORECASE)
_FEWEST_STEPS = 3
_GOES_ON = re.compile(r"(?:[A-Za-z]+ ?)?(?:[A-Z0-9]{1,3})?\s*[-:–]?\s*\$")
"""A line under a range of pay that gives another form or another step of it."""

_ALONE = re.compile(rf"[|\s]*{_SIGN}\s?\d{{2,3}},\d{{3}}(?:\.\d\d)?[|\s]*")
"""A line of the head of a page that is nothing but a sum of a year's size."""

_LONGEST_HEAD = 80
_NEXT = 12
_LOWEST_YEAR = 9_000
_LEAST_AT_SIGHT, _MOST_AT_SIGHT = 20_000, 600_000
_PAY_SECTIONS = frozenset({"title", "summary", "pay", "other", "furniture", "notice", "benefits"})
_BOUNDS = frozenset(
    [f"{bound}{rest}" for bound in ("minimum", "min", "maximum", "max") for rest in ("", " salary")]
    + [f"salary {bound}" for bound in ("minimum", "min", "maximum", "max")]
)
_SAY_PERIOD = ("frequency", "pay plan", "pay basis", "salary basis")
"""Labels whose values say by which period pay is meant: `Pay Plan: Annually`."""

_MIDDLE = frozenset(["midpoint", "mid", "median", "middle"])
_CURRENCY = {"£": "GBP", "€": "EUR", "$": "USD"}


def salary(parts: Sequence[Placed]) -> tuple[Pay | None, tuple[Pay, ...]]:
    """Give the pay range of a role, and the others that the text gives beside it."""
    found: list[Found] = []
    bounds: dict[str, tuple[float, Passage]] = {}
    said_period = ""
    before, named = "", False
    for part in parts:
        block = part.block
        label = block.label.casefold().replace("_", " ")
        if (
            vocabulary.field_of(block.label) == "salary"
            or part.section in _PAY_SECTIONS
            or block.shape is Shape.HEADING
            or PAID.search(block.text[:2_000])
        ) and label not in _MIDDLE:
            words = f"{block.label} {block.text}"
            if any(word in label for word in _SAY_PERIOD) and not said_period:
                said_period = first_period(block.text)
            if label in _BOUNDS and (one := _amount(block.text)):
                bounds["min" if "min" in label else "max"] = (one, block.lines)
            else:
                heading = before if part.section != "title" or not block.label else ""
                goes_on = named and bool(_GOES_ON.match(block.text))
                named = goes_on or vocabulary.field_of(block.label) == "salary" or part.section == "pay"
                found += _ranges(words, part, heading, named=named)
        before = _announced(part) if block.shape is not Shape.HEADING else ""
    if "min" in bounds and not found:
        found.append(_bounded(bounds, said_period))
    return chosen(found)


def _announced(part: Placed) -> str:
    """Give what may call pay what stands below: the heading, or a line of words alone (`SALARY RANGE (per annum)`)."""
    text = part.block.text
    heads = len(text) <= _LONGEST_HEAD and not re.search(r"\d", text) and PAY_WORD.search(text)
    return text if heads else part.heading


def _bounded(bounds: dict[str, tuple[float, Passage]], period: str) -> Found:
    low, high = bounds["min"], bounds.get("max", bounds["min"])
    lines = low[1].joined(high[1])
    return Found(Pay(low[0], high[0], "USD", period or by_size(high[0]), lines, bool(period)), 3)


def _ranges(text: str, part: Placed, heading: str, *, named: bool) -> list[Found]:
    block = part.block
    found = []
    text = as_ranges(text)
    matches = list(_RANGE.finditer(text))
    for number, match in enumerate(matches):
        around = text[max(0, match.start() - 70) : match.end() + 45]
        behind = re.split(r"[,;.(+]", text[match.end() : match.end() + 25])[0]
        if first_period(behind[:_NEXT]):
            behind = ""  # `$5,823 - $6,405 monthly medical insurance …`: what stands behind it is not called so
        close = text[max(0, match.start() - 45) : match.end()] + behind
        if (
            not named
            and _NOT_PAY.search(close)
            and not re.search(r"salary|pay range|hourly rate", close, re.IGNORECASE)
        ):
            continue
        alone = len(text) - len(match[0]) <= _NEXT or (part.section == "title" and _is_yearly(match))
        if not (named or alone or _PAY_WORDS.search(around) or _PAY_WORDS.search(heading)):
            continue
        end = matches[number + 1].start() if number + 1 < len(matches) else match.end() + 40
        start = matches[number - 1].end() if number else 0
        pay = _pay(
            match, text[match.end() : end], text[max(start, match.start() - 40) : match.start()], block.lines, heading
        )
        if pay:
            said = text[max(start, match.start() - 30) : match.start()].strip() or part.heading
            weight = (3 if named else 2) - bool(_SUPERSEDED.search(said))
            leveled = _LEVELED.search(text[max(start, match.start() - 25) : match.start()])
            leveled = leveled or _LEVELED_BEHIND.match(text, match.end())
            found.append(Found(pay, weight, bool(leveled)))
    if found or matches:
        return found
    many = len(_STEP.findall(text)) > 2 or (
        len(_SINGLE.findall(text)) > 2 and (named or part.section == "pay" or bool(_PAY_WORDS.search(heading)))
    )
    if many and (steps := _steps(text, heading, block.lines)):
        return [steps]
    if vocabulary.field_of(block.label) == "salary":
        return _plain(as_ranges(block.text), block.lines, block.label)
    return _single(text, part, heading)


def _is_yearly(match: re.Match[str]) -> bool:
    """Tell whether a range of the head of a page has the size of a year's pay, and so is pay without a word."""
    low, high = _number(match["low"], match["lowk"]), _number(match["high"], match["highk"])
    return _LEAST_AT_SIGHT <= low <= high <= low * 3 and high <= _MOST_AT_SIGHT


def _steps(text: str, heading: str, lines: Passage) -> Found | None:
    """Read `Step 1 $31.05  Step 2 $32.60 …` and a row of steps alone: the lowest and the highest."""
    amounts = [_number(match["low"], match["lowk"]) for match in _SINGLE.finditer(text)]
    if len(amounts) < _FEWEST_STEPS or min(amounts) < 7 or max(amounts) > min(amounts) * 3:
        return None
    return Found(_made(min(amounts), max(amounts), "USD", first_period(text) or first_period(heading), lines), 2)


def _plain(text: str, lines: Passage, label: str) -> list[Found]:
    """Read the value of a pay field that has no sign, or one amount only."""
    if "$" not in text and (match := _BARE.search(text)):
        low, high = _number(match["low"], match["lowk"] or match["highk"]), _number(match["high"], match["highk"])
        if high >= low >= 7 and not (high < 130 and "." not in match[0]):
            return [Found(_made(low, high, "USD", first_period(text + " " + label), lines), 2)]
    one = _SINGLE.search(text)
    if one:
        amount = _number(one["low"], one["lowk"])
        return (
            [Found(_made(amount, amount, _currency(one["sign"]), first_period(text + " " + label), lines), 1)]
            if amount >= 7
            else []
        )
    return []


def _single(text: str, part: Placed, heading: str) -> list[Found]:
    """Read one amount where the words around it call it pay."""
    for match in _SINGLE.finditer(text):
        around = text[max(0, match.start() - 40) : match.end() + 25]
        named: object = part.section == "pay" or re.search(
            r"salary|pay rate|hourly rate|compensation|grade/salary", around, re.IGNORECASE
        )
        named = named or (part.section == "title" and (AT_ONCE.match(text, match.end()) or _ALONE.fullmatch(text)))
        amount = _number(match["low"], match["lowk"])
        before, behind = text[max(0, match.start() - 25) : match.start()], text[match.end() : match.end() + 25]
        period = first_period(behind) or first_period(before)
        if named and not _NOT_PAY.search(around) and (period or amount >= 15_000) and amount >= 7:
            period = period or first_period(heading)
            return [Found(_made(amount, amount, _currency(match["sign"]), period, part.block.lines), 1)]
    return []


def _pay(match: re.Match[str], after: str, before: str, lines: Passage, heading: str) -> Pay | None:
    low, high = (
        _number(match["low"], match["lowk"] or (match["highk"] if len(match["low"]) <= 3 else None)),
        _number(match["high"], match["highk"] or (match["lowk"] if len(match["high"]) <= 3 else None)),
    )
    if high < low or low < 7 or high > 5_000_000 or high > low * 12:
        return None
    period = first_period(match["unit1"]) or first_period(after) or last_period(before) or first_period(heading)
    if period and not plausible(period, high):
        period = ""
    return _made(low, high, _currency(match["sign"]), period, lines)


def _made(low: float, high: float, currency: str, period: str, lines: Passage) -> Pay:
    guess = "year" if currency == "GBP" and high > _LOWEST_YEAR else by_size(high)
    return Pay(low, high, currency, period or guess, lines, bool(period))


def _number(text: str, thousands: str | None) -> float:
    return float(text.replace(",", "")) * (1_000 if thousands else 1)


def _amount(text: str) -> float:
    match = re.search(NUMBER, text)
    return _number(match[0], None) if match else 0.0


def _currency(sign: str) -> str:
    for code in ("CAD", "AUD"):
        if code in sign:
            return code
    return _CURRENCY.get(sign.strip()[-1:], "USD")
