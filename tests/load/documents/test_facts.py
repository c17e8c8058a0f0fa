"""Is each kind of fact told from what only looks like it? Short texts, one trap each."""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes
from orgmodel.load.documents.identity import salaries
from orgmodel.load.documents.language.clauses import clauses
from orgmodel.load.documents.language.posts import is_title, post_at
from orgmodel.load.documents.language.verbs import verb
from orgmodel.load.documents.pages.sections import placed


def role(text, ending=".txt"):
    (found,) = posting(read_bytes(text.encode(), f"x{ending}", ending)).roles
    return found


def described(summary, duties="• Maintains servers\n• Tests backups", title="CLASS TITLE: IT SERVICES MANAGER"):
    return role(f"{title}\n\nSUMMARY\n\n{summary}\n\nDUTIES\n\n{duties}\n")


@pytest.mark.parametrize(
    ("said", "manager"),
    [
        ("The position reports to the Chief Technology Officer.", "Chief Technology Officer"),
        ("Reports directly to the Mayor and supervises staff.", "Mayor"),
        ("Reporting to the CIO, you will own the network.", "CIO"),
        ("Works under the general supervision of the network services manager.", "network services manager"),
        ("Receives direction from the Director of Finance, who reviews results.", "Director of Finance"),
        ("Under the administrative direction of the City Manager or designee, plans services.", "City Manager"),
        (
            "The incumbent is supervised by the Deputy Director, Information Technology.",
            "Deputy Director, Information Technology",
        ),
        ("The role is appointed by the Board and reports to the County Administrator.", "County Administrator"),
        ("The IT Operations Manager assigns work in terms of general instructions.", "IT Operations Manager"),
        ("Reports to the Board of Trustees.", "Board of Trustees"),
        ("The Head Clerk is an executive reporting directly to Commissioner’s Court.", "Commissioner’s Court"),
        ("The incumbent shall be supervised by the Marlow County Commission.", "Marlow County Commission"),
        ("Reports to: General supervision from the Director and /or the Deputy Director.", "Director"),
        ("Reports to the Secretary of the Dept. of Public Records.", "Secretary of the Department of Public Records"),
    ],
)
def test_a_named_manager_is_stated(said, manager):
    found = described(said).reports_to

    assert (found.title, found.status) == (manager, "stated")


@pytest.mark.parametrize(
    "said",
    [
        "Under direction, performs work of the division.",
        "Works under the supervision of a higher-level supervisor.",
        "Receives direction from assigned supervisory or management personnel.",
        "Prepares and submits monthly reports to the Director of Finance.",
        "Writes reports to the Board of Supervisors.",
        "Maintains systems that report to the State Controller.",
        "Two analysts reporting to this position are paid monthly.",
        "Reports to work at night.",
        "The legislature receives reports.",
        "Staff reporting to the Help Desk Lead are trained here.",
    ],
)
def test_nobody_is_made_a_manager(said):
    assert described(said).reports_to.status == "silent"


@pytest.mark.parametrize(
    "said", ["Coordinates events on behalf of the CIO.", "Performs projects as directed by the City Manager."]
)
def test_a_suggested_manager_is_only_possible(said):
    found = described(said).reports_to

    assert (found.status, found.confidence) == ("inferred", "possible")


def test_what_names_the_role_itself_says_its_manager_wherever_it_stands():
    text = "CLASS TITLE: Network (LAN) Manager\n\nDUTIES\n\nTests lines at direction of the LAN Manager.\n\nQUALIFICATIONS\n\n"
    assert role(f"{text}Two years. The LAN Manager reports to the IT Director.").reports_to.title == "IT Director"
    assert role(f"{text}Two years. A senior clerk reports to the IT Director.").reports_to.status == "silent"


@pytest.mark.parametrize(
    ("line", "manager"),
    [
        ("Reports To: IT Director", "IT Director"),
        ("REPORTS TO: Jane Roe, IT Operations Manager, Department of Technology", "IT Operations Manager"),
        ("Immediate Supervisor's Title: Data Services Administrator (Position 45002)", "Data Services Administrator"),
        ("Reports to: Chief Information Officer or designee", "Chief Information Officer"),
        ("IMMEDIATE SUPERVISOR Senior Systems Administrator", "Senior Systems Administrator"),
        ("Supervisor: assigned supervisor", ""),
        ("Reports To: N/A", ""),
    ],
)
def test_a_label_names_the_manager_and_no_person(line, manager):
    assert role(f"Job Title: Systems Analyst\n{line}\n\nDUTIES\n\nTests software.\n").reports_to.title == manager


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("Salary: $98,765.00 - $123,456.00 Annually", (98765.0, 123456.0, "year")),
        ("Pay Range: $45.12/hr – $54.85/hr", (45.12, 54.85, "hour")),
        ("Salary: $4,500 to $6,200 monthly", (4500, 6200, "month")),
        ("Compensation: $165K - $195K + equity", (165000, 195000, "year")),
        ("Pay Range (min/mid/max): $29,443/$40,371/$51,299", (29443, 51299, "year")),
        ("Salary: Step 1 $31.05 Step 2 $32.60 Step 3 $34.23", (31.05, 34.23, "hour")),
        ("Salary: $20.10 - $25.30 Hourly; $41,808 - $52,624 Annually", (41808, 52624, "year")),
        ("Salary\n92,456.00 - 143,333.00 USD Annual", (92456, 143333, "year")),
        ("$61,258.00 Yearly Min / $76,573.00 Yearly Mid / $91,888.00 Yearly Max", (61258, 91888, "year")),
        ("PAY PLAN: Annually\nminimum 53,196.00\nmidpoint 70,752.00\nmaximum 88,308.00", (53196, 88308, "year")),
        ("$5,823.56 - $6,405.92 Monthly medical insurance, life insurance, paid leave", (5823.56, 6405.92, "month")),
        ("Salary Range: $13,167 - $21,433\nSalary: $13,167 - $21,433/per month", (13167, 21433, "month")),
        ("The City pays life insurance of $50,000 - $75,000.", None),
        ("Manages a budget of $12,000,000 - $15,000,000.", None),
        ("A bonus of $1,000 - $2,000 is paid.", None),
    ],
)
def test_pay_is_told_from_other_sums(line, pay):
    found = role(f"Job Title: Systems Analyst\n{line}\n\nDUTIES\n\nTests software.\n").salary

    assert (found and (found.min, found.max, found.period)) == pay


def test_other_ranges_are_kept_beside_the_chosen_one():
    text = "Job Title: Clerk\n\nSALARY\n$20.10 - $25.30 Hourly\n$41,808 - $52,624 Annually\n"
    chosen, others = salaries.salary(placed(read_bytes(text.encode(), "x", ".txt").blocks))

    assert chosen.period == "year"
    assert [each.period for each in others] == ["hour"]


@pytest.mark.parametrize(
    ("line", "supervised"),
    [
        (
            "Exercises direct supervision over network engineers and systems administrators.",
            ["network engineers", "systems administrators"],
        ),
        ("Supervises the GIS Manager, the Web Developer and other staff.", ["GIS Manager", "Web Developer"]),
        ("Reporting to this position are: Data Analyst 2 (3), Records Officer.", ["Data Analyst 2", "Records Officer"]),
        ("Leads a team of six security engineers.", ["security engineers"]),
        ("This position does not exercise supervision over other employees.", []),
        ("Supervises assigned staff.", []),
        ("Trains, assigns, directs, supervises, evaluates, and disciplines personnel.", []),
        ("Supervises engineers; assigns, reviews and signs work.", ["engineers"]),
        ("Manages and mentors a team of Help Desk technicians, ensuring good service.", ["Help Desk technicians"]),
        ("Leads the County’s Infrastructure and Networking team.", ["Infrastructure and Networking team"]),
        ("Supervises an 8-member team.", []),
        (
            "Provides supervision and direction for personnel assigned to the IT division.",
            ["personnel assigned to the IT division"],
        ),
        ("Leads team responsibilities and execution while leading staff and projects.", []),
        ("Supervises IT staff and contractors.", ["IT staff", "contractors"]),
        ("Manages a computing staff of at least 2.0 FTE.", ["computing staff"]),
    ],
)
def test_who_is_supervised(line, supervised):
    assert [each.title for each in described(line).supervises] == supervised


@pytest.mark.parametrize(
    ("duty", "leads", "expected"),
    [
        ("Oversees the help desk", True, ("svc.desk", "accountable", "inferred")),
        ("Oversees the help desk", False, ("svc.desk", "responsible", "inferred")),
        ("Is accountable for disaster recovery", False, ("res.dr", "accountable", "stated")),
        ("Approves purchasing requests", True, ("fin.procurement", "accountable", "inferred")),
        ("Approves purchasing requests", False, ("fin.procurement", "responsible", "inferred")),
        ("Advises departments on data governance", True, ("dat.governance", "consulted", "inferred")),
        ("Assists in user acceptance testing", True, ("del.qa", "consulted", "inferred")),
        ("Manages the IT budget along with the Finance Director", True, ("fin.budget", "responsible", "inferred")),
        ("Answers calls to support the help desk", True, ("svc.desk", "responsible", "inferred")),
        ("Maintains the knowledge base", True, ("svc.knowledge", "responsible", "inferred")),
        ("Responsible for organizational change management", True, ("del.ocm", "accountable", "inferred")),
    ],
)
def test_the_verb_and_the_role_decide_the_level(duty, leads, expected):
    title = "CLASS TITLE: HELP DESK MANAGER" if leads else "CLASS TITLE: NETWORK ENGINEER"
    found = described("Performs technical work.", f"• {duty}\n• Attends meetings", title).assignments

    assert [(each.domain, each.level, each.status) for each in found] == [expected]


@pytest.mark.parametrize(
    "duty",
    [
        "Directs the deployment of cameras",
        "Oversees records including receipt, prioritization and filing",
        "Works in collaboration with others",
    ],
)
def test_plain_words_make_nobody_accountable(duty):
    found = described("Performs work.", f"• {duty}\n• Attends meetings").assignments

    assert "accountable" not in {each.level for each in found}


@pytest.mark.parametrize(
    ("duty", "domain"),
    [
        ("Ensures project plans and minutes are complete", "del.program"),
        ("Ensures compliance with the Labor Code", "gov.risk"),
        ("Develops and leads the implementation of plans, policies and procedures of the shop", "gov.policy"),
        ("Manages the budget of the assigned section", "fin.budget"),
        ("Manages the selection of service providers for the area", "fin.vendor"),
        ("Ensures that minutes and other documentation are complete", "svc.knowledge"),
        ("Is responsible for strategic planning for systems within the assigned section", "gov.strategy"),
        ("Manages a prioritization model for reviewing requests", "gov.portfolio"),
        ("Sets direction for projects involving technology strategies", "gov.strategy"),
        ("Owns the tools (account administration, directory services)", "sec.iam"),
        ("Manages staff who keep database dictionaries", "inf.database"),
        ("Supervises operators and may control a local area network", "inf.network"),
        ("Directs the planning, staffing, budget and schedule of the shop", "fin.budget"),
        ("Ensures that drug testing and background checks are done", "del.qa"),
        ("Is responsible for risk management in the building process", "gov.risk"),
        ("Oversees cloud hosting security controls", "inf.datacenter"),
        ("Manages services; these areas may include network administration", "inf.network"),
        ("Manages money by monitoring expenditures", "inf.monitoring"),
    ],
)
def test_the_own_share_of_a_domain_makes_nobody_accountable(duty, domain):
    found = described("Performs work.", f"• {duty}\n• Attends meetings").assignments

    assert {each.domain: each.level for each in found}.get(domain, "responsible") == "responsible"
    assert {each.confidence for each in found} <= {"possible", "likely"}


@pytest.mark.parametrize(
    ("duty", "domain"),
    [
        ("Oversees citywide policies and procedures", "gov.policy"),
        ("Directs strategic planning for the County", "gov.strategy"),
        ("Manages the IT budget", "fin.budget"),
        ("Leads workforce planning for the department", "ppl.workforce"),
        ("Oversees infrastructure (network services, data center operations)", "inf.network"),
        ("Directs software testing for all departments", "del.qa"),
    ],
)
def test_the_whole_of_a_domain_does(duty, domain):
    found = described("Performs work.", f"• {duty}\n• Attends meetings").assignments

    assert {each.domain: each.level for each in found}[domain] == "accountable"


def test_a_sentence_may_begin_with_the_title_of_the_role():
    (found,) = described(
        "Keeps systems.", "• Harbor Security Manager oversees identity and access management\n• Attends meetings",
        "CLASS TITLE: HARBOR SECURITY MANAGER",
    ).assignments  # fmt: skip

    assert (found.domain, found.level) == ("sec.iam", "accountable")


def test_a_domain_that_only_a_step_of_any_work_names_is_a_guess():
    clear, named = described("Keeps systems.", "• Sets clear requirements for guests\n• Patches servers").duties

    assert (clear.domains, clear.guessed) == (("del.requirements",), True)
    assert named.guessed is False


def test_common_management_duties_give_no_assignment():
    found = described(
        "Performs work.", "• Hires, trains, supervises and evaluates staff\n• Performs other duties as assigned"
    )

    assert found.assignments == ()
    assert [duty.domains for duty in found.duties] == [("ppl.leadership",), ()]
    assert all(duty.usual for duty in found.duties)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("HELP DESK SUPERVISOR 03685\n\nDUTIES\n\nAssigns work.\n", "Help Desk Supervisor"),
        ("Position Description: Web Developer II\n\nDUTIES\n\nMaintains the website.\n", "Web Developer II"),
        (
            "City of Fairvale\nis seeking a Chief Technology Officer.\n\nDUTIES\n\nSets strategy.\n",
            "Chief Technology Officer",
        ),
        (
            "INFORMATION TECHNOLOGY MANAGER I\n\nJob Code: 058400\n\nExamples of Work: Manages projects. Develops plans.\n",
            "Information Technology Manager I",
        ),
        ("Class Title          Class Code\nGIS ANALYST          4410\n\nDUTIES\n\nMaintains maps.\n", "GIS Analyst"),
    ],
)
def test_titles_are_found_in_many_places(text, title):
    assert role(text).title == title


def test_a_document_on_one_line_is_read():
    text = (
        "HELP DESK SUPERVISOR Occupational Code: 1551 Salary Range: 28A FLSA: Exempt NATURE OF WORK: Technical work of the "
        "help desk. The employee receives general supervision from the Support Manager. ESSENTIAL FUNCTIONS: (The examples of "
        "work listed are not descriptive of any one position.) • Plans the work of help desk technicians. • Maintains the "
        "knowledge base. MINIMUM QUALIFICATIONS: Knowledge of vendor management and four years of experience in help desks."
    )
    found = role(text)

    assert (found.title, found.code, found.grade, found.reports_to.title) == (
        "Help Desk Supervisor",
        "1551",
        "28A",
        "Support Manager",
    )
    assert [duty.text for duty in found.duties] == [
        "Plans the work of help desk technicians.",
        "Maintains the knowledge base.",
    ]


def test_a_heading_in_capitals_may_run_into_its_text():
    text = "Job Title: Analyst\n\nESSENTIAL DUTIES AND RESPONSIBILITIES include the following. Other duties may be assigned.\n\nLogs calls.\n\nQUALIFICATIONS To perform this job an individual must do it.\n"

    assert [duty.text for duty in role(text).duties] == ["Logs calls."]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "the Director of Information Technology (CIO), or designee",
            ("Director of Information Technology", "CIO", True),
        ),
        ("a higher-level supervisor", ("higher-level supervisor", "", False)),
        ("the Planning Director and Public Works", ("Planning Director", "", True)),
        ("Manager of Technical Support and Operations.", ("Manager of Technical Support and Operations", "", True)),
    ],
)
def test_posts_in_sentences(text, named):
    post = post_at(text)

    assert (post.title, post.alias, post.named) == named


def test_units_and_sentences_are_no_titles():
    assert not any(
        map(
            is_title,
            [
                "Office of the Sheriff",
                "Human Resources Department",
                "Advises the Director on risk.",
                "Board of Supervisors",
            ],
        )
    )


def test_clauses_begin_with_verbs():
    assert clauses("Plans, organizes and directs the help desk and maintains the knowledge base") == [
        "Plans, organizes and directs the help desk",
        "maintains the knowledge base",
    ]
    assert verb("Plans, organizes and directs the help desk").kind == "oversees"


@pytest.mark.parametrize("said", ["Oversees", "Is responsible for", "Lead and manage daily operations across"])
def test_functions_in_a_list_of_domains_are_domains_too(said):
    found = described("Runs a group.", f"• {said} Applications, Infrastructure, and Support Desk\n• Tests backups")

    assert {"app", "inf", "svc.desk"} <= {each.domain for each in found.assignments}
    assert set(found.duties[0].domains) == {"app", "inf", "svc.desk"}


@pytest.mark.parametrize("said", ["Maintains applications and databases", "Manages application and server software"])
def test_things_in_a_list_are_no_functions(said):
    assert not {"app", "inf"} & {each.domain for each in described("Runs it.", f"• {said}\n• Tests").assignments}


@pytest.mark.parametrize(
    "said",
    [
        "Communicates network services activities with IS management",
        "Communicates with users about the service desk",
        "Coordinates with the PMO",
        "Liaises with the service desk and the project management office",
        "Works with the service desk to plan the day",
    ],
)
def test_whom_a_role_talks_to_is_no_responsibility_of_it(said):
    assert not described("Runs it.", f"• {said}\n• Answers mail").assignments


def test_what_is_worked_on_with_others_is_one():
    found = described("Runs it.", "• Works with the Data Governance Office on disaster recovery\n• Answers mail")

    assert [each.domain for each in found.assignments] == ["res.dr"]
