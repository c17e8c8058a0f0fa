"""The rules, one family a file. CATALOG lists them all, in the order in which reports show them."""

from __future__ import annotations

from orgmodel.check.rule import Rule
from orgmodel.rules.assurance import assurance_reports_to_assured
from orgmodel.rules.bottleneck import structural_bottleneck
from orgmodel.rules.branches import uneven_depth
from orgmodel.rules.change_cost import cost_or_coordination_up
from orgmodel.rules.change_domains import domain_orphaned
from orgmodel.rules.change_load import change_concentration
from orgmodel.rules.change_managers import manager_changed
from orgmodel.rules.change_references import dangling_after_removal
from orgmodel.rules.command import multiple_solid_managers, multiple_tops
from orgmodel.rules.concentration import key_person_concentration
from orgmodel.rules.data import duplicate_id, missing_id
from orgmodel.rules.data_references import unresolved_reference
from orgmodel.rules.data_tables import id_differs_only_in_form, job_share_conflict, row_left_out
from orgmodel.rules.data_values import unreadable_value
from orgmodel.rules.deputies import no_deputy
from orgmodel.rules.document_dates import stale_or_incomplete_source
from orgmodel.rules.documents import claim_without_evidence, quote_mismatch
from orgmodel.rules.dotted import dotted_line_overload
from orgmodel.rules.fragmentation import fragmented_domain
from orgmodel.rules.gaps import responsible_without_accountable, uncovered_domain
from orgmodel.rules.gaps_roles import undefined_role_referenced
from orgmodel.rules.gaps_work import accountable_without_responsible
from orgmodel.rules.grades import skip_level_or_grade_inversion
from orgmodel.rules.inference import inferred_not_confirmed
from orgmodel.rules.layers import too_many_layers
from orgmodel.rules.life_cycle import lifecycle_hole
from orgmodel.rules.mandates import mandate_unassigned
from orgmodel.rules.meeting import no_common_manager
from orgmodel.rules.overlap import multiple_accountable, parent_child_domain, scope_collision
from orgmodel.rules.overlap_duties import duplicate_duty
from orgmodel.rules.overlap_joint import declared_joint_accountability, unreciprocated_joint
from orgmodel.rules.overlap_levels import accountable_and_responsible_apart
from orgmodel.rules.overlap_wording import similar_wording
from orgmodel.rules.pay import pay_compression
from orgmodel.rules.raci import conflicting_levels
from orgmodel.rules.raci_groups import group_accountable
from orgmodel.rules.raci_load import accountability_overload, passive_role
from orgmodel.rules.raci_order import accountable_below_responsible
from orgmodel.rules.raci_rows import too_many_responsible_or_consulted
from orgmodel.rules.ratio import management_ratio
from orgmodel.rules.relationships import relationship_load
from orgmodel.rules.reporting import reporting_cycle, unresolved_manager
from orgmodel.rules.reporting_silent import missing_reporting_line
from orgmodel.rules.request_to_pay import request_to_pay
from orgmodel.rules.risk import single_point_of_failure
from orgmodel.rules.risk_posts import accountable_vacant_or_acting
from orgmodel.rules.separation import incompatible_domains_in_one_role
from orgmodel.rules.separation_meeting import incompatible_domains_under_one_manager
from orgmodel.rules.spans import one_to_one_reporting, span_not_assessable, span_too_narrow, span_too_wide
from orgmodel.rules.twins import role_twins
from orgmodel.rules.unmapped import unmapped_duty
from orgmodel.rules.vacancies import long_vacant_position, vacancy_rate
from orgmodel.rules.waivers import invalid_waiver

CATALOG: tuple[Rule, ...] = (
    reporting_cycle,  # STR001
    unresolved_manager,  # STR002
    multiple_solid_managers,  # STR003
    missing_reporting_line,  # STR004
    multiple_tops,  # STR005
    no_common_manager,  # STR006
    dotted_line_overload,  # STR007
    skip_level_or_grade_inversion,  # STR008
    span_too_wide,  # SPN001
    span_too_narrow,  # SPN002
    one_to_one_reporting,  # SPN003
    too_many_layers,  # SPN004
    uneven_depth,  # SPN005
    management_ratio,  # SPN006
    relationship_load,  # SPN007
    pay_compression,  # SPN008
    span_not_assessable,  # SPN009
    multiple_accountable,  # OVL001
    declared_joint_accountability,  # OVL002
    unreciprocated_joint,  # OVL003
    parent_child_domain,  # OVL004
    duplicate_duty,  # OVL005
    fragmented_domain,  # OVL006
    scope_collision,  # OVL007
    role_twins,  # OVL008
    similar_wording,  # OVL009
    accountable_and_responsible_apart,  # OVL010
    uncovered_domain,  # GAP001
    responsible_without_accountable,  # GAP002
    accountable_without_responsible,  # GAP003
    undefined_role_referenced,  # GAP004
    mandate_unassigned,  # GAP005
    lifecycle_hole,  # GAP006
    group_accountable,  # OWN001
    accountable_below_responsible,  # OWN002
    accountability_overload,  # OWN003
    too_many_responsible_or_consulted,  # OWN004
    conflicting_levels,  # OWN005
    passive_role,  # OWN006
    single_point_of_failure,  # RSK001
    key_person_concentration,  # RSK002
    accountable_vacant_or_acting,  # RSK003
    no_deputy,  # RSK004
    vacancy_rate,  # RSK005
    long_vacant_position,  # RSK006
    structural_bottleneck,  # RSK007
    incompatible_domains_in_one_role,  # SOD001
    incompatible_domains_under_one_manager,  # SOD002
    assurance_reports_to_assured,  # SOD003
    request_to_pay,  # SOD004
    manager_changed,  # CHG001
    domain_orphaned,  # CHG002
    dangling_after_removal,  # CHG004
    change_concentration,  # CHG005
    cost_or_coordination_up,  # CHG006
    claim_without_evidence,  # DOC001
    quote_mismatch,  # DOC002
    inferred_not_confirmed,  # DOC003
    stale_or_incomplete_source,  # DOC004
    unmapped_duty,  # DOC005
    invalid_waiver,  # DOC006
    duplicate_id,  # DAT001
    missing_id,  # DAT002
    unreadable_value,  # DAT003
    job_share_conflict,  # DAT004
    id_differs_only_in_form,  # DAT005
    row_left_out,  # DAT006
    unresolved_reference,  # DAT007
)
