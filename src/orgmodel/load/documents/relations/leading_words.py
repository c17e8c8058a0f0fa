"""How does a text say whom a role leads, and where does that end? `supervises and trains …`, `… who work at night`."""

from __future__ import annotations

import re

TRIGGERS = re.compile(
    r"\b(?:(?:exercis(?:es?|ing)|provides?|providing|performs?"
    r"|has)\s+(?:\w+(?:-\w+)*,?\s+){0,6}?(?:supervision|direction|oversight|supervisory authority"
    r"|leadership|supervisory responsibility)\s*(?:and [\w ]{3,30}? )?(?:over|of|to|for)"
    r"|^(?:(?:direct|general|full|functional|technical|close|indirect)\s+(?:and\s+)?){0,3}supervision\s+(?:of|over)"
    r"|\b(?:includes?|including|involves?|responsib\w+ for)\s+(?:the\s+)?(?:[\w-]+\s+(?:and\s+)?){0,3}?supervision\s+of"
    r"|(?:line|shift)\s+supervisor\s+(?:[\w-]+\s+){0,4}?over|evaluat(?:es?|ing)\s+the\s+performance\s+of"
    r"|supervision\s+(?:is|may be)\s+exercised\s+over(?:\s+the\s+work\s+of)?|(?:directly |indirectly |and "
    r")*(?:supervis(?:es|e|ing))"
    r"(?:(?:\s*,\s+(?:and\s+)?|\s+and\s+)\w+(?:s|ing)\b(?=,|\s+and\b|\s+[a-z]))*"
    r"(?:(?:(?:\s*,\s*\w+)*,?\s+and\s+(?:provid(?:es?|ing)|giv(?:es?|ing))|(?:(?<=provides)|(?<=providing)))\s+"
    r"(?:[\w-]+\s+){0,3}"
    r"(?:guidance|direction|leadership|support|training|feedback|coaching)\s+(?:to|for))?"
    r"(?:\s+the\s+work\s+of)?"
    r"|\b(?:functions?|serves?|acts?)\s+as\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:managers?|supervisors?)"
    r"(?:\s+and\s+(?:mentors?|coach(?:es)?|leaders?))?"
    r"\s+(?:of|for|to)\s+"
    r"(?=(?:[\w&,-]+\s+){0,6}?(?:staff|personnel|employees|teams?|technicians|analysts|engineers|developers"
    r"|specialists|fellows)\b)"
    r"|(?:direct(?:s|ing)?|oversee(?:s|ing)?)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:activities|operations|work)\s+of"
    r"(?=\s+(?:[\w&’'-]+\s+){0,6}?(?:staff|personnel|employees|teams|technicians|analysts"
    r"|engineers|specialists|work units|crews|resources)\b)"
    r"|(?:leads?|manages?|oversees?|heads?|directs?|leading|managing|overseeing|directing|supervising"
    r"|builds?|coach(?:es)?)(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)\w+){0,3}\s+(?=(?:a|the|an|our"
    r"|its)\s+(?:[\w’'.-]+\s+){0,5}(?:team|staff|group|crew)\b|(?:a\s+)?(?:staff|teams?)\s+of\b"
    r"|(?:\w+\s+){0,3}(?:team|staff|personnel)\b(?![’'])|(?:the\s+)?(?:daily|day-to-day)\s+activities\s+of\b|(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|several)\s+(?:[\w-]+\s+){0,3}(?:engineers|analysts|developers|technicians|specialists|administrators"
    r"|managers|supervisors|architects|designers|scientists|staff|people|employees|direct reports)\b"
    r"|(?-i:[a-z]+\s+(?:engineers|analysts|developers|technicians|specialists|administrators|programmers)\s+(?:in|who)\b)"
    r"|(?-i:(?:[A-Z][\w&-]*\s+){1,4}(?:Managers|Supervisors|Engineers|Analysts|Leads|Specialists|Technicians|Developers))\b)"
    r"|(?:positions?|staff|employees|roles|titles)?\s*(?:that\s+)?report(?:ing"
    r"|s)?\s+(?:directly\s+)?to\s+this\s+(?:position|role|class|post)\s*(?:is|are|include[s]?)?\s*:?"
    r"|direct reports?\s*(?:are|is|include[s]?|:)\s*:?|teams\s+of\s+technologists"
    r"|(?:assigns?|administers?|reviews?|evaluates?|monitors?|directs?|coordinates?)\s+(?:and\s+\w+\s+)?the\s+work\s+of"
    r"(?!\s+(?:an?|the)\s+(?:section|division|unit|department|bureau|office)\b)"
    r"|subordinate\s+(?:staff|positions?)\s+(?:consists?\s+of|includes?))\s*",
    re.IGNORECASE,
)

END_OF_LIST = re.compile(
    r"(?<!(?-i:[A-Z]))[.;:]\s|[.;]$|,\s+(?:and\s+)?(?!(?:including|engineering|networking|programming|consulting|training|operating"
    r"|accounting|monitoring|testing|computing|imaging)\b)\w+ing\b"
    r"|,?\s+both\b|\s+to\s+(?!the\b|this\b|him\b|her\b|them\b)[a-z]+\s|\s+including\s+[a-z]+ing\b|\s+(?:involved|tasked|delivering)\b"
    r"|(?<=\bstaff)\s+[a-z]+ing\b|(?<=\bpersonnel)\s+[a-z]+ing\b|\s+and\s+vendors\b"
    r"|,\s+(?:and\s+)?(?:manage|align|ensure|develop|oversee|provide|drive|maintain|build|coordinate|foster|define)\s"
    r"|\s+of\s+(?:at least|about|approximately|up to)\b|\s+and\s+its\b|\s+toward|\s+as\s+directed\b|\s+in\s+[a-z]+ing\b"
    r"|(?<=(?:ers|ors|sts|nts|ans))\s+(?!including|supporting)[a-z]+ing\b"
    r"|\s+(?:working|supervising|who|that|which|including (?:performance|hiring|process|people|all|the)|across|based in"
    r"|located|to (?:ensure|include)|to provide|to achieve|to deliver"
    r"|in order|by |through|while|with responsibility|as assigned|as needed|as required|as necessary"
    r"|as appropriate|in accordance|on "
    r"(?:a|an|the)|in (?:the|a|an|all|their|support)|for (?:the|all|a)|responsible|engaged|performing|working"
    r"|supervising|supporting|focused|dedicated|into|along with|together with|alongside|as well as"
    r"|assigned|directly or|either directly|within|and (?:ensures?|activities|operations|is|reports?|performs|provides"
    r"|assigns|evaluates|ensures"
    r"|may|delegates|participates|reviews|monitors|prepares|conducts|manages|oversees|coordinates|develops"
    r"|directs|establishes|approves|makes|plans|leads|serves|assists|works))\b",
    re.IGNORECASE,
)
