"""The rules, one family a file. CATALOG lists them all, in the order in which reports show them."""

from __future__ import annotations

from orgmodel.check.rule import Rule
from orgmodel.rules.command import multiple_solid_managers, multiple_tops
from orgmodel.rules.data import duplicate_id, missing_id
from orgmodel.rules.data_references import unresolved_reference
from orgmodel.rules.data_tables import id_differs_only_in_form, job_share_conflict, row_left_out
from orgmodel.rules.data_values import unreadable_value
from orgmodel.rules.documents import claim_without_evidence, quote_mismatch
from orgmodel.rules.gaps import responsible_without_accountable, uncovered_domain
from orgmodel.rules.gaps_roles import undefined_role_referenced
from orgmodel.rules.layers import too_many_layers
from orgmodel.rules.meeting import no_common_manager
from orgmodel.rules.overlap import multiple_accountable, parent_child_domain, scope_collision
from orgmodel.rules.overlap_duties import duplicate_duty
from orgmodel.rules.overlap_joint import declared_joint_accountability, unreciprocated_joint
from orgmodel.rules.overlap_levels import accountable_and_responsible_apart
from orgmodel.rules.overlap_wording import similar_wording
from orgmodel.rules.raci import conflicting_levels
from orgmodel.rules.reporting import reporting_cycle, unresolved_manager
from orgmodel.rules.reporting_silent import missing_reporting_line
from orgmodel.rules.risk import single_point_of_failure
from orgmodel.rules.risk_posts import accountable_vacant_or_acting
from orgmodel.rules.separation import incompatible_domains_in_one_role
from orgmodel.rules.spans import one_to_one_reporting, span_not_assessable, span_too_narrow, span_too_wide
from orgmodel.rules.waivers import invalid_waiver

CATALOG: tuple[Rule, ...] = (
    reporting_cycle,  # STR001
    unresolved_manager,  # STR002
    multiple_solid_managers,  # STR003
    missing_reporting_line,  # STR004
    multiple_tops,  # STR005
    no_common_manager,  # STR006
    span_too_wide,  # SPN001
    span_too_narrow,  # SPN002
    one_to_one_reporting,  # SPN003
    too_many_layers,  # SPN004
    span_not_assessable,  # SPN009
    multiple_accountable,  # OVL001
    declared_joint_accountability,  # OVL002
    unreciprocated_joint,  # OVL003
    parent_child_domain,  # OVL004
    duplicate_duty,  # OVL005
    scope_collision,  # OVL007
    similar_wording,  # OVL009
    accountable_and_responsible_apart,  # OVL010
    uncovered_domain,  # GAP001
    responsible_without_accountable,  # GAP002
    undefined_role_referenced,  # GAP004
    conflicting_levels,  # OWN005
    single_point_of_failure,  # RSK001
    accountable_vacant_or_acting,  # RSK003
    incompatible_domains_in_one_role,  # SOD001
    claim_without_evidence,  # DOC001
    quote_mismatch,  # DOC002
    invalid_waiver,  # DOC006
    duplicate_id,  # DAT001
    missing_id,  # DAT002
    unreadable_value,  # DAT003
    job_share_conflict,  # DAT004
    id_differs_only_in_form,  # DAT005
    row_left_out,  # DAT006
    unresolved_reference,  # DAT007
)
