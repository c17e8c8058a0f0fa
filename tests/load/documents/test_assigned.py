"""Which domains does a duty give, at which level, and with whom? Invented sentences in the forms of real postings."""

import pytest

from orgmodel.load.documents.drafts.gathering import is_post
from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes
from orgmodel.load.documents.language.clauses import clauses
from orgmodel.load.documents.language.domains import matches, plain
from orgmodel.load.documents.language.verbs import verb
from orgmodel.load.documents.relations.collaborators import partners
from orgmodel.load.documents.work.assignments import merged, said
from orgmodel.load.documents.work.stronger import own_work
from orgmodel.model.postings import Named, Passage


def assigned(text, *, leads=True):
    return {each.domain: each.level for each in merged(said(text, Passage(1, 1), leads=leads, own=""))}


def role(title, *lines):
    text = f"CLASS TITLE: {title}\n\nDUTIES\n\n" + "\n".join(f"• {line}" for line in lines)
    (found,) = posting(read_bytes(text.encode(), "x.txt", ".txt")).roles
    return found


@pytest.mark.parametrize(
    ("duty", "domain"),
    [
        ("Maintains the telephone system and voicemail", "inf.telecom"),
        ("Configures routers, switches and VPN tunnels", "inf.network"),
        ("Repairs printers and computer workstations", "inf.enduser"),
        ("Creates user accounts and resets permissions", "sec.iam"),
        ("Writes user manuals", "svc.knowledge"),
        ("Installs security updates", "sec.vulnerability"),
        ("Maintains the county's data base administration tools", "inf.database"),
        ("Produces map products with ArcGIS", "dat.gis"),
        ("Maintains computer-aided dispatch and public safety systems", "app.support"),
        ("Develops short and long range plans", "gov.strategy"),
        ("Tracks help desk metrics", "gov.performance"),
        ("Maintains firewalls", "sec.operations"),
        ("Gathers user requirements", "del.requirements"),
        ("Builds CI/CD pipelines", "del.cicd"),
        ("Develops data pipelines", "dat.analytics"),
        ("Provisions cloud resources in AWS", "inf.cloud"),
    ],
)
def test_domains_are_named_in_the_words_of_postings(duty, domain):
    assert assigned(duty, leads=False)[domain] == "responsible"


def test_an_alias_of_the_catalog_stands_before_the_further_words():
    assert [(each.domain, each.weak) for each in matches(plain("enterprise systems"))] == [("app.support", False)]


def test_words_apart_make_no_phrase():
    assert {each.domain for each in matches(plain("network, security"))} == {"inf.network"}
    assert {each.domain for each in matches(plain("network security"))} == {"sec.operations"}


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        (
            "Is responsible for the operation of systems of the town, including but not limited to: networks and GIS",
            {"inf.network": "accountable", "dat.gis": "accountable"},
        ),
        (
            "Oversees major sections within the department such as application development or network services",
            {"del.appdev": "accountable", "inf.network": "accountable"},
        ),
        ("Repairs printers by using tools such as network analyzers", {"inf.enduser": "responsible"}),
        ("Coordinates the help desk, insuring service and innovation across the county", {"svc.desk": "accountable"}),
    ],
)
def test_an_object_goes_on_in_its_examples(duty, expected):
    assert assigned(duty) == expected


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("Sets up servers", {"inf.server": "responsible"}),
        ("Sets technical standards", {"arc.standards": "accountable"}),
        ("Reviews and recommends equipment purchases", {"fin.procurement": "consulted"}),
        ("Develops and recommends technical standards", {"arc.standards": "responsible"}),
        ("Works to maintain the standardization of equipment", {"arc.standards": "responsible"}),
        ("Provides help desk support to staff", {"svc.desk": "responsible"}),
        ("Provides support for the help desk", {"svc.desk": "consulted"}),
        ("Provides central technology policy direction for all departments", {"gov.policy": "accountable"}),
        ("Provides leadership and oversight of the service desk", {"svc.desk": "accountable"}),
        ("Serves as the city's fiber optic administrator", {"inf.fiber": "accountable"}),
        ("Purchases laptops", {"fin.procurement": "responsible", "inf.enduser": "responsible"}),
        ("Manages the acquisition of hardware", {"fin.procurement": "accountable"}),
        (
            "Monitors equipment and network connectivity",
            {"inf.monitoring": "responsible", "inf.network": "responsible"},
        ),
        ("Monitors the performance of the vendor team", {}),
        ("Enforces the policies of the city", {}),
        ("Manages vendors", {"fin.vendor": "accountable"}),
        ("Greets vendors", {}),
        ("Under direction, to supervise a unit engaged in server administration", {"inf.server": "accountable"}),
        (
            "The director will oversee networks and telephones",
            {"inf.network": "accountable", "inf.telecom": "accountable"},
        ),
        ("The town is seeking a manager to lead the help desk", {"svc.desk": "accountable"}),
    ],
)
def test_the_turn_of_phrase_decides_the_level(duty, expected):
    assert assigned(duty) == expected


def test_functions_may_include_a_list_of_work():
    text = "Functions include planning the budget; managing user accounts; monitoring servers"

    assert [verb(each).word for each in clauses(text)] == ["planning", "managing", "monitoring"]
    assert assigned(text, leads=False) == {
        "fin.budget": "responsible", "sec.iam": "responsible", "inf.server": "responsible", "inf.monitoring": "responsible",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "line", "leads"),
    [
        ("GIS Administrator", "Supervises, directs and evaluates assigned staff", True),
        ("GIS Administrator", "Supervises the maintenance of plotters used by staff", False),
        ("GIS Administrator", "May supervise staff", False),
        ("Technology Analyst", "Supervises, directs and evaluates assigned staff", False),
        ("Technology Manager", "Is a one-person shop", False),
        ("Special Projects Manager", "Leads projects", False),
    ],
)
def test_who_leads_is_told_by_title_and_by_staff(title, line, leads):
    assert role(title, "Administers web applications", line).leads_people is leads


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Works with elected officials and department heads to set goals", ["elected officials", "department heads"]),
        ("Coordinates with all other city departments on upgrades", ["city departments"]),
        ("Coordinates activities with County Departments", ["County Departments"]),
        ("Collaborates with IT, legal, public safety, and other departments", ["IT", "legal", "public safety"]),
        ("Communicates with top-level project sponsors and project leaders", ["project sponsors", "project leaders"]),
        ("Confers with the network engineer and the plant managers", ["network engineer", "plant managers"]),
        ("Working closely with IT leadership, plans projects", ["IT leadership"]),
        ("Consults Legal on privacy", ["Legal"]),
        ("Works with vendors, stakeholders, users and other agencies", []),
        ("Serves as liaison between internal departments and external IT and GIS vendors", []),
        ("Coordinates patch management with system owners", []),
        ("Leads a team with network engineers", []),
    ],
)
def test_groups_without_a_name_are_partners_too(text, named):
    assert [title for title, _ in partners(text)] == named


def test_several_posts_make_no_role():
    assert not is_post(Named("department heads", Passage(1, 1)))
    assert is_post(Named("Finance Director", Passage(1, 1)))


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("Ensures network security and data integrity", {}),
        ("Installs routers, firewalls and switches", {"inf.network": "responsible"}),
        ("Operates firewalls", {"sec.operations": "responsible"}),
        ("Provides technical support for the radio system", {"inf.telecom": "responsible"}),
        ("Provides technical support to all staff", {"svc.desk": "responsible"}),
        ("Develops backup requirements", {"res.backup": "responsible"}),
        ("Maintains the GIS server", {"dat.gis": "responsible"}),
        ("Develops software standards", {"arc.standards": "responsible"}),
        ("Installs standard software", {}),
        ("Trains colleagues in a large database environment", {}),
        ("Drafts and enforces IT policies", {"gov.policy": "responsible"}),
        ("Enforces IT policies", {}),
        ("Monitors servers", {"inf.monitoring": "responsible", "inf.server": "responsible"}),
        ("Installs, maintains and monitors servers", {"inf.server": "responsible"}),
        ("Provides support for backups", {"res.backup": "responsible"}),
        ("Recommends selection of software", {"fin.procurement": "consulted"}),
        ("Reviews computer hardware purchases", {"fin.procurement": "responsible"}),
    ],
)
def test_what_stands_beside_a_word_tells_whether_it_is_the_domain(duty, expected):
    assert assigned(duty, leads=False) == expected


def test_a_whole_function_beside_its_parts_is_what_they_make_up():
    alone = {
        each.domain for each in merged(said("Oversees the infrastructure division", Passage(1, 1), leads=True, own=""))
    }
    both = merged(said("Oversees the infrastructure division, servers and networks", Passage(1, 1), leads=True, own=""))

    assert alone == {"inf"}
    assert {each.domain for each in both} == {"inf.server", "inf.network"}


def test_one_of_several_and_where_others_work_is_no_accountability():
    assert assigned("Oversees either servers or networks")["inf.network"] == "responsible"
    assert assigned("Supervises technicians working in a large network").get("inf.network") != "accountable"


def test_who_coordinates_and_does_does():
    assert assigned("Plans, coordinates and installs networks", leads=True) == {"inf.network": "responsible"}
    assert assigned("Plans and coordinates networks", leads=True) == {"inf.network": "accountable"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Works very closely with the Incident Response Team", ["Incident Response Team"]),
        ("Works closely with the Information Security team", ["Information Security team"]),
        ("Works with the Reliability Council of Ohio on outages", ["Reliability Council of Ohio"]),
        ("Works with data platform teams to plan releases", ["data platform teams"]),
        ("Works with a project team", []),
        (
            "Contributes as part of a team that includes designers and product managers",
            ["designers", "product managers"],
        ),
        ("Works with the network and database administrators", ["network and database administrators"]),
        ("Meets with other managers", ["other managers"]),
        ("Works with maintenance staff", ["maintenance staff"]),
        ("Works with IT staff", []),
        ("Contacts include department heads and technicians", ["department heads", "technicians"]),
    ],
)
def test_groups_are_partners_where_the_text_says_which(text, expected):
    assert [title for title, _ in partners(text)] == expected


def test_others_in_the_same_post_are_no_partners():
    assert partners("Works with other network engineers", "Senior Network Engineer") == []
    assert [title for title, _ in partners("Works with other network engineers", "Desktop Technician")]


@pytest.mark.parametrize(
    ("duty", "domain", "level"),
    [
        ("Assists computer users with printers and workstations", "inf.enduser", "responsible"),
        ("Assists the engineers with routers and switches", "inf.network", "consulted"),
    ],
)
def test_who_helps_users_does_the_work(duty, domain, level):
    assert assigned(duty)[domain] == level


@pytest.mark.parametrize(("leads", "level"), [(True, "accountable"), (False, "responsible")])
def test_a_leader_who_defines_the_strategy_sets_it(leads, level):
    duty = "Defines the technology strategy of the city"

    assert assigned(duty, leads=leads) == {"gov.strategy": level}


def test_who_consults_to_find_out_does_the_work():
    for text, kind in (
        ("Consults with users of the libraries to identify requirements", "performs"),
        ("Consults with the Mayor on requirements", "advises"),
        ("Consults with department heads to ensure that needs are understood", "advises"),
    ):
        assert own_work(text, verb(text)).kind == kind, text
