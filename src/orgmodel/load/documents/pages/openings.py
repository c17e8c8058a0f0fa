"""Which section does a paragraph belong to by its own first words? `Ability to …` is a qualification anywhere."""

from __future__ import annotations

import re

_QUALIFICATION = re.compile(
    r"(?:\W*)(?:(?:extensive |basic |thorough |considerable |comprehensive |working |general |moderate "
    r"|advanced |strong |some )?"
    r"(?:knowledge of|skills? (?:in|to|at)\b|understanding of|familiarity with|proficien\w+ (?:in|with))"
    r"|abilit(?:y|ies) to|able to\b|(?:\w+ )?(?:years?|\(\d+\) years?)\b|experience (?:with|in)\b|bachelor"
    r"|master['’]?s|graduation from|associate['’]?s"
    r"|high school|possession of|must (?:possess|have|be|successfully|pass|obtain|hold|meet|maintain)|(?:a "
    r")?valid .{0,30}licen[sc]e"
    r"|(?:a )?minimum of|minimum qual|any (?:combination|equivalent)|a combination of"
    r"|an? equivalent|equivalent combination"
    r"|(?:strong|excellent|effective|good) "
    r"(?:oral|written|verbal|communication|interpersonal|analytical|organi[sz]ational|problem)"
    r"|demonstrated (?:ability|experience|knowledge|skill)"
    r"|this position requires (?:a|an|the)? ?(?:bachelor|minimum|degree|valid|\w+ years?)|(?:the )?(?:ideal"
    r"|successful|qualified|preferred) candidates?|candidates? (?:must|should|will)"
    r"|applicants? must|you (?:have|bring|are)\b|\d+\+? years|u\.?s\.? citizen|degree in)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:\W*)(?:includes? the following|other duties may be assigned|(?:this|the) (?:job|position) has no "
    r"supervisory|the (?:duties|tasks|functions|responsibilities|above|following|omission|list of"
    r"|statements"
    r"|information(?! (?:technology|systems?|services|security|management|resources)\b)"
    r"|intent|class specification|examples?)\b"
    r".{0,140}?\b(?:not(?! (?:be )?limited)|intended|illustrative|representative|exclude|construed"
    r"|inclusive|descriptive|represent|do not|only|vary|typical of|subject to|from time to time)\b"
    r"|[^.]{0,90}\b(?:duties|functions|tasks) (?:specified|listed|described|shown|stated) (?:below|above|here(?:in)?)\b"
    r"|essential functions are fundamental|indicate (?:the )?(?:%|percent)"
    r"|(?:this|the) (?:position|role|post) is (?:currently |now )?(?:vacant|unfilled)\b"
    r"|(?:list|describe|state|explain|indicate|check) (?:the|any|each|all|how|what|which|here|below)\b"
    r".{0,140}\b(?:position|duty|duties|employee|incumbent|job)\b"
    r"|(?:everything|all (?:of )?(?:the )?(?:above|responsibilities|duties|requirements)"
    r"|the same (?:responsibilities|duties)"
    r"|the (?:responsibilities|duties|requirements) of the|.{0,160}\bmay include the following\b"
    r"|same as|(?:the [\w ,]{3,60}? )?extends? (?:that of )?the|meets all)\b"
    r"|(?:this|these) (?:list|job description|class specification|description|document|specification"
    r"|information|statements?|job posting|examples?|classification specification"
    r"|duties)\b.{0,140}?\b(?:not|intended|illustrative|representative|designed|indicate)\b"
    r"|duties (?:listed|may include, but|described).{0,60}\bnot\b|note\s*:|disclaimer|all employees (?:of"
    r"|must|are)|\w+ (?:county|city|university|state|inc\.?|college) is an? (?:eeo|equal)"
    r"|.{0,60}\bequal (?:employment )?opportunity(?: and|/affirmative action)? (?:\w+ ){0,3}(?:employer"
    r"|provider|institution)\b|employees? (?:must|are required).{0,60}(?:vaccin|drug"
    r"|background)|incumbents? may (?:not )?(?:be required to )?perform (?:any combination|all|some)"
    r"|management (?:reserves|retains)|nothing in this|reasonable accommodations?|any one position may not"
    r"|review of (?:resumes|applications)|applications? will be|to apply"
    r"|apply (?:online|now|today|for this|as an?)\b|for more information"
    r"|to learn more|please (?:visit|apply|submit|note)|classification specifications are"
    r"|the following (?:duties|examples|tasks) (?:are|do)"
    r"|job descriptions? (?:is|are) not"
    r"|essential functions may include|individuals? with disabilities|specific duties .{0,40}may|an? "
    r"employee in this class(?:ification)? may (?:not )?perform (?:some|all|any)|when position is not fully"
    r"|every position.{0,60}not)",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"(?:you(?:[’']ll| will)|(?:this|the) (?:position|role|job|post))\s+(?:\w+ly\s+)?reports?\s+(?:\w+ly\s+)?"
    r"(?:in\s?to|to)\s+(?:the |our |an? )?(?-i:[A-Z])[^.]{2,90}\.?$",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"(?:\W*)(?:(?:this is a .{0,60}position\.\s*)?(?:the|our) (?:(?:us|annual|monthly|hourly|base|anticipated"
    r"|starting|hiring|expected|estimated|target|full|current|typical|listed|posted) ){0,3}"
    r"(?:salary|pay|compensation|wage)(?: range| rate| band| scale)?\b)",
    re.IGNORECASE,
)
_BENEFITS = re.compile(
    r"(?:\W*)(?:.{0,60}\bbenefits? package\b|we offer\b|.{0,40}\boffers? (?:a |an )?(?:comprehensive"
    r"|excellent|competitive|generous))",
    re.IGNORECASE,
)


def own_section(text: str) -> str:
    """Tell the section of a paragraph by its own first words, wherever it stands."""
    start = text[:400]
    for section, pattern in (
        ("supervision", _REPORTING),
        ("qualification", _QUALIFICATION),
        ("notice", _NOTICE),
        ("pay", _PAY),
        ("benefits", _BENEFITS),
    ):
        if pattern.match(start):
            return section
    return ""
