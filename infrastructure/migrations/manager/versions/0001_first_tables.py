"""first tables"""

import sqlalchemy as sa
from alembic import op


class Domain(sa.types.UserDefinedType[object]):
    """A domain as the type of a column; SQLAlchemy's own takes the schema of a table that it is copied with."""

    cache_ok = True

    def __init__(self, full_name: str) -> None:
        self.full_name = full_name

    def get_col_spec(self, **_: object) -> str:
        return self.full_name


revision = '0001'
down_revision = None


def upgrade() -> None:
    op.execute('CREATE SCHEMA audt')
    op.execute('CREATE SCHEMA auto')
    op.execute('CREATE SCHEMA bill')
    op.execute('CREATE SCHEMA bkup')
    op.execute('CREATE SCHEMA cnfg')
    op.execute('CREATE SCHEMA idam')
    op.execute('CREATE SCHEMA ifra')
    op.execute('CREATE SCHEMA intg')
    op.execute('CREATE SCHEMA mntr')
    op.execute('CREATE SCHEMA noti')
    op.execute('CREATE SCHEMA stat')
    op.execute('CREATE SCHEMA supt')
    op.execute('CREATE SCHEMA tnnt')
    op.execute('GRANT USAGE ON SCHEMA audt TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA audt TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA auto TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA auto TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA bill TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA bill TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA bkup TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA bkup TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA cnfg TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA cnfg TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA core TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA core TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA idam TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA idam TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA ifra TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA ifra TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA intg TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA intg TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA mntr TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA mntr TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA noti TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA noti TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA stat TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA stat TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA supt TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA supt TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA tnnt TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA tnnt TO cxg_operator')
    op.execute('CREATE DOMAIN audt.access_review_kind AS text')
    op.execute('CREATE DOMAIN audt.access_review_status AS text')
    op.execute('CREATE DOMAIN audt.actor_type AS text')
    op.execute('CREATE DOMAIN audt.assessment_frequency AS text')
    op.execute('CREATE DOMAIN audt.audit_checkpoint_kind AS text')
    op.execute('CREATE DOMAIN audt.audit_export_status AS text')
    op.execute('CREATE DOMAIN audt.audit_policy_status AS text')
    op.execute('CREATE DOMAIN audt.compliance_status AS text')
    op.execute('CREATE DOMAIN audt.data_request_kind AS text')
    op.execute('CREATE DOMAIN audt.data_request_status AS text')
    op.execute('CREATE DOMAIN audt.export_format AS text')
    op.execute('CREATE DOMAIN audt.framework AS text')
    op.execute('CREATE DOMAIN audt.privacy_regime AS text')
    op.execute('CREATE DOMAIN audt.retention_action AS text')
    op.execute('CREATE DOMAIN audt.retention_policy_status AS text')
    op.execute('CREATE DOMAIN audt.review_decision AS text')
    op.execute('CREATE DOMAIN auto.execution_status AS text')
    op.execute('CREATE DOMAIN auto.misfire AS text')
    op.execute('CREATE DOMAIN auto.on_error AS text')
    op.execute('CREATE DOMAIN auto.on_failure AS text')
    op.execute('CREATE DOMAIN auto.overlap AS text')
    op.execute('CREATE DOMAIN auto.step_state AS text')
    op.execute('CREATE DOMAIN auto.step_type AS text')
    op.execute('CREATE DOMAIN auto.task_backoff AS text')
    op.execute('CREATE DOMAIN auto.task_schedule_status AS text')
    op.execute('CREATE DOMAIN auto.task_status AS text')
    op.execute('CREATE DOMAIN auto.workflow_status AS text')
    op.execute('CREATE DOMAIN auto.workflow_trigger AS text')
    op.execute('CREATE DOMAIN bill.billing_interval AS text')
    op.execute('CREATE DOMAIN bill.charge_model AS text')
    op.execute('CREATE DOMAIN bill.collection_method AS text')
    op.execute('CREATE DOMAIN bill.coupon_applies_to AS text')
    op.execute('CREATE DOMAIN bill.coupon_duration AS text')
    op.execute('CREATE DOMAIN bill.coupon_redemption_status AS text')
    op.execute('CREATE DOMAIN bill.coupon_status AS text')
    op.execute('CREATE DOMAIN bill.credit_note_reason AS text')
    op.execute('CREATE DOMAIN bill.credit_note_status AS text')
    op.execute('CREATE DOMAIN bill.discount_type AS text')
    op.execute('CREATE DOMAIN bill.dunning_action AS text')
    op.execute('CREATE DOMAIN bill.invoice_item_kind AS text')
    op.execute('CREATE DOMAIN bill.invoice_reason AS text')
    op.execute('CREATE DOMAIN bill.invoice_status AS text')
    op.execute('CREATE DOMAIN bill.ledger AS text')
    op.execute('CREATE DOMAIN bill.meter_aggregation AS text')
    op.execute('CREATE DOMAIN bill.meter_status AS text')
    op.execute('CREATE DOMAIN bill.payment_failure_kind AS text')
    op.execute('CREATE DOMAIN bill.payment_method_provider AS text')
    op.execute('CREATE DOMAIN bill.payment_method_status AS text')
    op.execute('CREATE DOMAIN bill.payment_method_type AS text')
    op.execute('CREATE DOMAIN bill.payment_provider AS text')
    op.execute('CREATE DOMAIN bill.payment_refund_state AS text')
    op.execute('CREATE DOMAIN bill.payment_status AS text')
    op.execute('CREATE DOMAIN bill.plan_status AS text')
    op.execute('CREATE DOMAIN bill.tax_rounding AS text')
    op.execute('CREATE DOMAIN bill.transaction_type AS text')
    op.execute('CREATE DOMAIN bkup.backup_execution_status AS text')
    op.execute('CREATE DOMAIN bkup.backup_method AS text')
    op.execute('CREATE DOMAIN bkup.backup_schedule_status AS text')
    op.execute('CREATE DOMAIN bkup.backup_storage_status AS text')
    op.execute('CREATE DOMAIN bkup.backup_target AS text')
    op.execute('CREATE DOMAIN bkup.recovery_purpose AS text')
    op.execute('CREATE DOMAIN bkup.recovery_status AS text')
    op.execute('CREATE DOMAIN bkup.schedule_target AS text')
    op.execute('CREATE DOMAIN bkup.storage_kind AS text')
    op.execute('CREATE DOMAIN cnfg.config_change_status AS text')
    op.execute('CREATE DOMAIN cnfg.config_decision AS text')
    op.execute('CREATE DOMAIN cnfg.config_target AS text')
    op.execute('CREATE DOMAIN cnfg.feature_flag_status AS text')
    op.execute('CREATE DOMAIN cnfg.flag_kind AS text')
    op.execute('CREATE DOMAIN cnfg.flag_value_type AS text')
    op.execute('CREATE DOMAIN cnfg.quota_enforcement AS text')
    op.execute('CREATE DOMAIN cnfg.quota_period AS text')
    op.execute('CREATE DOMAIN cnfg.segment_match AS text')
    op.execute('CREATE DOMAIN cnfg.setting_type AS text')
    op.execute('CREATE DOMAIN cnfg.unit AS text')
    op.execute('CREATE DOMAIN core.amount AS numeric')
    op.execute('CREATE DOMAIN core.amount_from_0 AS numeric')
    op.execute('CREATE DOMAIN core.amount_from_0_0001 AS numeric')
    op.execute('CREATE DOMAIN core.number_10_2_from_0 AS numeric(10,2)')
    op.execute('CREATE DOMAIN core.number_12_2_from_0 AS numeric(12,2)')
    op.execute('CREATE DOMAIN core.number_12_3_from_0 AS numeric(12,3)')
    op.execute('CREATE DOMAIN core.number_12_4_from_0_0001 AS numeric(12,4)')
    op.execute('CREATE DOMAIN core.number_12_6 AS numeric(12,6)')
    op.execute('CREATE DOMAIN core.number_18_6 AS numeric(18,6)')
    op.execute('CREATE DOMAIN core.number_18_6_from_0 AS numeric(18,6)')
    op.execute('CREATE DOMAIN core.number_18_6_from_0_000001 AS numeric(18,6)')
    op.execute('CREATE DOMAIN core.number_20_6 AS numeric(20,6)')
    op.execute('CREATE DOMAIN core.number_20_6_from_0 AS numeric(20,6)')
    op.execute('CREATE DOMAIN core.number_5_2_from_0_to_100 AS numeric(5,2)')
    op.execute('CREATE DOMAIN core.number_6_2_from_0 AS numeric(6,2)')
    op.execute('CREATE DOMAIN core.number_9_6 AS numeric(9,6)')
    op.execute('CREATE DOMAIN core.number_9_6_from_0 AS numeric(9,6)')
    op.execute('CREATE DOMAIN core.number_9_6_from_0_000001_to_1 AS numeric(9,6)')
    op.execute('CREATE DOMAIN core.number_9_6_from_0_to_1 AS numeric(9,6)')
    op.execute('CREATE DOMAIN core.whole_from_0 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_0_to_10 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_0_to_10000 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_0_to_6 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_0_to_60 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_1 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_100_to_599 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_10_to_86400 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_1_to_12 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_1_to_30 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_1_to_31 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_1_to_65535 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_1_to_90 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_2000_to_9999 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_365 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_5_to_15 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_5_to_60 AS bigint')
    op.execute('CREATE DOMAIN core.whole_from_8_to_64 AS bigint')
    op.execute('CREATE DOMAIN idam.api_key_status AS text')
    op.execute('CREATE DOMAIN idam.identity_provider_status AS text')
    op.execute('CREATE DOMAIN idam.impersonation_access_mode AS text')
    op.execute('CREATE DOMAIN idam.impersonation_status AS text')
    op.execute('CREATE DOMAIN idam.invitation_status AS text')
    op.execute('CREATE DOMAIN idam.login_result AS text')
    op.execute('CREATE DOMAIN idam.mfa_device_status AS text')
    op.execute('CREATE DOMAIN idam.mfa_device_type AS text')
    op.execute('CREATE DOMAIN idam.password_reset_status AS text')
    op.execute('CREATE DOMAIN idam.revoke_reason AS text')
    op.execute('CREATE DOMAIN idam.session_method AS text')
    op.execute('CREATE DOMAIN idam.session_status AS text')
    op.execute('CREATE DOMAIN idam.user_status AS text')
    op.execute('CREATE DOMAIN idam.user_type AS text')
    op.execute('CREATE DOMAIN ifra.allocation_method AS text')
    op.execute('CREATE DOMAIN ifra.certificate_status AS text')
    op.execute('CREATE DOMAIN ifra.cost_source AS text')
    op.execute('CREATE DOMAIN ifra.deployment_status AS text')
    op.execute('CREATE DOMAIN ifra.environment AS text')
    op.execute('CREATE DOMAIN ifra.resource_cost_status AS text')
    op.execute('CREATE DOMAIN ifra.resource_kind AS text')
    op.execute('CREATE DOMAIN ifra.resource_status AS text')
    op.execute('CREATE DOMAIN intg.api_status AS text')
    op.execute('CREATE DOMAIN intg.disabled_reason AS text')
    op.execute('CREATE DOMAIN intg.inbound_event_status AS text')
    op.execute('CREATE DOMAIN intg.rate_limit_scope AS text')
    op.execute('CREATE DOMAIN intg.rate_limit_status AS text')
    op.execute('CREATE DOMAIN intg.webhook_delivery_status AS text')
    op.execute('CREATE DOMAIN intg.webhook_endpoint_status AS text')
    op.execute('CREATE DOMAIN mntr.aggregation AS text')
    op.execute('CREATE DOMAIN mntr.alert_rule_status AS text')
    op.execute('CREATE DOMAIN mntr.alert_status AS text')
    op.execute('CREATE DOMAIN mntr.comparator AS text')
    op.execute('CREATE DOMAIN mntr.component_status AS text')
    op.execute('CREATE DOMAIN mntr.escalation_target AS text')
    op.execute('CREATE DOMAIN mntr.harm AS text')
    op.execute('CREATE DOMAIN mntr.health_check_kind AS text')
    op.execute('CREATE DOMAIN mntr.health_check_method AS text')
    op.execute('CREATE DOMAIN mntr.health_check_state AS text')
    op.execute('CREATE DOMAIN mntr.health_check_status AS text')
    op.execute('CREATE DOMAIN mntr.incident_status AS text')
    op.execute('CREATE DOMAIN mntr.maintenance_window_status AS text')
    op.execute('CREATE DOMAIN mntr.metric_kind AS text')
    op.execute('CREATE DOMAIN mntr.no_data AS text')
    op.execute('CREATE DOMAIN mntr.probe_result AS text')
    op.execute('CREATE DOMAIN mntr.severity AS text')
    op.execute('CREATE DOMAIN mntr.status_subscriber_status AS text')
    op.execute('CREATE DOMAIN noti.announcement_level AS text')
    op.execute('CREATE DOMAIN noti.announcement_placement AS text')
    op.execute('CREATE DOMAIN noti.announcement_status AS text')
    op.execute('CREATE DOMAIN noti.campaign_channel AS text')
    op.execute('CREATE DOMAIN noti.campaign_status AS text')
    op.execute('CREATE DOMAIN noti.channel_status AS text')
    op.execute('CREATE DOMAIN noti.channel_type AS text')
    op.execute('CREATE DOMAIN noti.digest AS text')
    op.execute('CREATE DOMAIN noti.notification_category_kind AS text')
    op.execute('CREATE DOMAIN noti.notification_status AS text')
    op.execute('CREATE DOMAIN noti.suppress_reason AS text')
    op.execute('CREATE DOMAIN noti.suppressed_channel AS text')
    op.execute('CREATE DOMAIN noti.suppression_reason AS text')
    op.execute('CREATE DOMAIN noti.suppression_scope AS text')
    op.execute('CREATE DOMAIN noti.template_status AS text')
    op.execute('CREATE DOMAIN stat.aggregation_kind AS text')
    op.execute('CREATE DOMAIN stat.aggregation_run_status AS text')
    op.execute('CREATE DOMAIN stat.report_file_format AS text')
    op.execute('CREATE DOMAIN stat.report_kind AS text')
    op.execute('CREATE DOMAIN stat.report_run_status AS text')
    op.execute('CREATE DOMAIN stat.report_status AS text')
    op.execute('CREATE DOMAIN stat.tenant_risk AS text')
    op.execute('CREATE DOMAIN supt.author_kind AS text')
    op.execute('CREATE DOMAIN supt.comment_source AS text')
    op.execute('CREATE DOMAIN supt.feedback_kind AS text')
    op.execute('CREATE DOMAIN supt.feedback_status AS text')
    op.execute('CREATE DOMAIN supt.knowledge_article_status AS text')
    op.execute('CREATE DOMAIN supt.priority AS text')
    op.execute('CREATE DOMAIN supt.status_to_set AS text')
    op.execute('CREATE DOMAIN supt.ticket_source AS text')
    op.execute('CREATE DOMAIN supt.ticket_status AS text')
    op.execute('CREATE DOMAIN supt.visibility AS text')
    op.execute('CREATE DOMAIN supt.weekday AS text')
    op.execute('CREATE DOMAIN tnnt.cancel_reason AS text')
    op.execute('CREATE DOMAIN tnnt.isolation AS text')
    op.execute('CREATE DOMAIN tnnt.movement AS text')
    op.execute('CREATE DOMAIN tnnt.provisioning_job_status AS text')
    op.execute('CREATE DOMAIN tnnt.provisioning_kind AS text')
    op.execute('CREATE DOMAIN tnnt.provisioning_step_state AS text')
    op.execute('CREATE DOMAIN tnnt.rollout_target_state AS text')
    op.execute('CREATE DOMAIN tnnt.schema_rollout_status AS text')
    op.execute('CREATE DOMAIN tnnt.subscription_status AS text')
    op.execute('CREATE DOMAIN tnnt.support_access AS text')
    op.execute('CREATE DOMAIN tnnt.suspend_reason AS text')
    op.execute('CREATE DOMAIN tnnt.tenant_database_status AS text')
    op.execute('CREATE DOMAIN tnnt.tenant_domain_purpose AS text')
    op.execute('CREATE DOMAIN tnnt.tenant_domain_status AS text')
    op.execute('CREATE DOMAIN tnnt.tenant_member_status AS text')
    op.execute('CREATE DOMAIN tnnt.tenant_status AS text')
    op.execute('CREATE DOMAIN tnnt.week_start AS text')
    op.execute("ALTER DOMAIN audt.access_review_kind ADD CONSTRAINT access_review_kind_check CHECK ((VALUE = ANY (ARRAY['ACCESS_LOG'::text, 'USER_RIGHTS'::text])))")
    op.execute("ALTER DOMAIN audt.access_review_status ADD CONSTRAINT access_review_status_check CHECK ((VALUE = ANY (ARRAY['OPEN'::text, 'COMPLETED'::text])))")
    op.execute("ALTER DOMAIN audt.actor_type ADD CONSTRAINT actor_type_check CHECK ((VALUE = ANY (ARRAY['USER'::text, 'API_KEY'::text, 'SYSTEM'::text])))")
    op.execute("ALTER DOMAIN audt.assessment_frequency ADD CONSTRAINT assessment_frequency_check CHECK ((VALUE = ANY (ARRAY['MONTHLY'::text, 'QUARTERLY'::text, 'YEARLY'::text])))")
    op.execute("ALTER DOMAIN audt.audit_checkpoint_kind ADD CONSTRAINT audit_checkpoint_kind_check CHECK ((VALUE = ANY (ARRAY['DAILY'::text, 'PRUNE'::text, 'MANUAL'::text])))")
    op.execute("ALTER DOMAIN audt.audit_export_status ADD CONSTRAINT audit_export_status_check CHECK ((VALUE = ANY (ARRAY['REQUESTED'::text, 'APPROVED'::text, 'READY'::text, 'REJECTED'::text, 'FAILED'::text, 'EXPIRED'::text])))")
    op.execute("ALTER DOMAIN audt.audit_policy_status ADD CONSTRAINT audit_policy_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'INACTIVE'::text])))")
    op.execute("ALTER DOMAIN audt.compliance_status ADD CONSTRAINT compliance_status_check CHECK ((VALUE = ANY (ARRAY['NOT_STARTED'::text, 'IN_PROGRESS'::text, 'COMPLIANT'::text, 'NON_COMPLIANT'::text, 'NOT_APPLICABLE'::text])))")
    op.execute("ALTER DOMAIN audt.data_request_kind ADD CONSTRAINT data_request_kind_check CHECK ((VALUE = ANY (ARRAY['ACCESS'::text, 'PORTABILITY'::text, 'CORRECTION'::text, 'ERASURE'::text, 'RESTRICTION'::text])))")
    op.execute("ALTER DOMAIN audt.data_request_status ADD CONSTRAINT data_request_status_check CHECK ((VALUE = ANY (ARRAY['RECEIVED'::text, 'VERIFIED'::text, 'IN_PROGRESS'::text, 'COMPLETED'::text, 'REJECTED'::text])))")
    op.execute("ALTER DOMAIN audt.export_format ADD CONSTRAINT export_format_check CHECK ((VALUE = ANY (ARRAY['JSONL'::text, 'CSV'::text])))")
    op.execute("ALTER DOMAIN audt.framework ADD CONSTRAINT framework_check CHECK ((VALUE = ANY (ARRAY['ISMS_P'::text, 'ISO27001'::text, 'SOC2'::text, 'PIPA'::text, 'GDPR'::text])))")
    op.execute("ALTER DOMAIN audt.privacy_regime ADD CONSTRAINT privacy_regime_check CHECK ((VALUE = ANY (ARRAY['PIPA'::text, 'GDPR'::text])))")
    op.execute("ALTER DOMAIN audt.retention_action ADD CONSTRAINT retention_action_check CHECK ((VALUE = ANY (ARRAY['PURGE'::text, 'ANONYMIZE'::text, 'ARCHIVE'::text])))")
    op.execute("ALTER DOMAIN audt.retention_policy_status ADD CONSTRAINT retention_policy_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text])))")
    op.execute("ALTER DOMAIN audt.review_decision ADD CONSTRAINT review_decision_check CHECK ((VALUE = ANY (ARRAY['OPEN'::text, 'FINE'::text, 'EXPLAINED'::text, 'REVOKED'::text, 'ESCALATED'::text])))")
    op.execute("ALTER DOMAIN auto.execution_status ADD CONSTRAINT execution_status_check CHECK ((VALUE = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'WAITING'::text, 'FAILED'::text, 'SUCCEEDED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN auto.misfire ADD CONSTRAINT misfire_check CHECK ((VALUE = ANY (ARRAY['RUN_ONCE'::text, 'SKIP'::text, 'RUN_ALL'::text])))")
    op.execute("ALTER DOMAIN auto.on_error ADD CONSTRAINT on_error_check CHECK ((VALUE = ANY (ARRAY['FAIL'::text, 'CONTINUE'::text, 'RETRY'::text])))")
    op.execute("ALTER DOMAIN auto.on_failure ADD CONSTRAINT on_failure_check CHECK ((VALUE = ANY (ARRAY['STOP'::text, 'NOTIFY'::text, 'RUN_WORKFLOW'::text])))")
    op.execute("ALTER DOMAIN auto.overlap ADD CONSTRAINT overlap_check CHECK ((VALUE = ANY (ARRAY['SKIP'::text, 'QUEUE'::text])))")
    op.execute("ALTER DOMAIN auto.step_state ADD CONSTRAINT step_state_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'WAITING'::text, 'SUCCEEDED'::text, 'FAILED'::text, 'SKIPPED'::text])))")
    op.execute("ALTER DOMAIN auto.step_type ADD CONSTRAINT step_type_check CHECK ((VALUE = ANY (ARRAY['ACTION'::text, 'CONDITION'::text, 'DELAY'::text, 'APPROVAL'::text, 'LOOP'::text])))")
    op.execute("ALTER DOMAIN auto.task_backoff ADD CONSTRAINT task_backoff_check CHECK ((VALUE = ANY (ARRAY['EXPONENTIAL'::text, 'FIXED'::text, 'CUSTOM'::text])))")
    op.execute("ALTER DOMAIN auto.task_schedule_status ADD CONSTRAINT task_schedule_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text])))")
    op.execute("ALTER DOMAIN auto.task_status ADD CONSTRAINT task_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'DEAD'::text, 'SUCCEEDED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN auto.workflow_status ADD CONSTRAINT workflow_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'PAUSED'::text, 'ARCHIVED'::text])))")
    op.execute("ALTER DOMAIN auto.workflow_trigger ADD CONSTRAINT workflow_trigger_check CHECK ((VALUE = ANY (ARRAY['EVENT'::text, 'SCHEDULE'::text, 'MANUAL'::text])))")
    op.execute("ALTER DOMAIN bill.billing_interval ADD CONSTRAINT billing_interval_check CHECK ((VALUE = ANY (ARRAY['MONTH'::text, 'YEAR'::text])))")
    op.execute("ALTER DOMAIN bill.charge_model ADD CONSTRAINT charge_model_check CHECK ((VALUE = ANY (ARRAY['PER_UNIT'::text, 'GRADUATED'::text, 'VOLUME'::text, 'PACKAGE'::text])))")
    op.execute("ALTER DOMAIN bill.collection_method ADD CONSTRAINT collection_method_check CHECK ((VALUE = ANY (ARRAY['AUTO'::text, 'SEND_INVOICE'::text])))")
    op.execute("ALTER DOMAIN bill.coupon_applies_to ADD CONSTRAINT coupon_applies_to_check CHECK ((VALUE = ANY (ARRAY['ALL'::text, 'PLAN'::text, 'USAGE'::text])))")
    op.execute("ALTER DOMAIN bill.coupon_duration ADD CONSTRAINT coupon_duration_check CHECK ((VALUE = ANY (ARRAY['ONCE'::text, 'REPEATING'::text, 'FOREVER'::text])))")
    op.execute("ALTER DOMAIN bill.coupon_redemption_status ADD CONSTRAINT coupon_redemption_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'EXHAUSTED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN bill.coupon_status ADD CONSTRAINT coupon_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'EXPIRED'::text, 'ARCHIVED'::text])))")
    op.execute("ALTER DOMAIN bill.credit_note_reason ADD CONSTRAINT credit_note_reason_check CHECK ((VALUE = ANY (ARRAY['DOWNGRADE'::text, 'CANCELLATION'::text, 'DUPLICATE'::text, 'SERVICE_FAILURE'::text, 'PRICING_ERROR'::text, 'OTHER'::text])))")
    op.execute("ALTER DOMAIN bill.credit_note_status ADD CONSTRAINT credit_note_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'ISSUED'::text, 'VOID'::text])))")
    op.execute("ALTER DOMAIN bill.discount_type ADD CONSTRAINT discount_type_check CHECK ((VALUE = ANY (ARRAY['PERCENT'::text, 'FIXED'::text])))")
    op.execute("ALTER DOMAIN bill.dunning_action ADD CONSTRAINT dunning_action_check CHECK ((VALUE = ANY (ARRAY['RETRY'::text, 'NOTIFY'::text, 'SUSPEND'::text, 'CANCEL'::text])))")
    op.execute("ALTER DOMAIN bill.invoice_item_kind ADD CONSTRAINT invoice_item_kind_check CHECK ((VALUE = ANY (ARRAY['PLAN'::text, 'SEAT'::text, 'USAGE'::text, 'PRORATION_CREDIT'::text, 'PRORATION_CHARGE'::text, 'ONE_OFF'::text])))")
    op.execute("ALTER DOMAIN bill.invoice_reason ADD CONSTRAINT invoice_reason_check CHECK ((VALUE = ANY (ARRAY['CYCLE'::text, 'CHANGE'::text, 'MANUAL'::text])))")
    op.execute("ALTER DOMAIN bill.invoice_status ADD CONSTRAINT invoice_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'OPEN'::text, 'UNCOLLECTIBLE'::text, 'PAID'::text, 'VOID'::text])))")
    op.execute("ALTER DOMAIN bill.ledger ADD CONSTRAINT ledger_check CHECK ((VALUE = ANY (ARRAY['RECEIVABLE'::text, 'CREDIT'::text])))")
    op.execute("ALTER DOMAIN bill.meter_aggregation ADD CONSTRAINT meter_aggregation_check CHECK ((VALUE = ANY (ARRAY['SUM'::text, 'COUNT'::text, 'MAX'::text, 'LAST'::text, 'UNIQUE_COUNT'::text])))")
    op.execute("ALTER DOMAIN bill.meter_status ADD CONSTRAINT meter_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'ARCHIVED'::text])))")
    op.execute("ALTER DOMAIN bill.payment_failure_kind ADD CONSTRAINT payment_failure_kind_check CHECK ((VALUE = ANY (ARRAY['SOFT'::text, 'HARD'::text])))")
    op.execute("ALTER DOMAIN bill.payment_method_provider ADD CONSTRAINT payment_method_provider_check CHECK ((VALUE = ANY (ARRAY['TEST'::text, 'TOSS'::text, 'STRIPE'::text])))")
    op.execute("ALTER DOMAIN bill.payment_method_status ADD CONSTRAINT payment_method_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'EXPIRED'::text, 'REMOVED'::text])))")
    op.execute("ALTER DOMAIN bill.payment_method_type ADD CONSTRAINT payment_method_type_check CHECK ((VALUE = ANY (ARRAY['CARD'::text, 'BANK_TRANSFER'::text, 'VIRTUAL_ACCOUNT'::text])))")
    op.execute("ALTER DOMAIN bill.payment_provider ADD CONSTRAINT payment_provider_check CHECK ((VALUE = ANY (ARRAY['TEST'::text, 'TOSS'::text, 'STRIPE'::text, 'MANUAL'::text])))")
    op.execute("ALTER DOMAIN bill.payment_refund_state ADD CONSTRAINT payment_refund_state_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'SUCCEEDED'::text, 'FAILED'::text])))")
    op.execute("ALTER DOMAIN bill.payment_status ADD CONSTRAINT payment_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'SUCCEEDED'::text, 'PARTIALLY_REFUNDED'::text, 'REFUNDED'::text, 'FAILED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN bill.plan_status ADD CONSTRAINT plan_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'RETIRED'::text])))")
    op.execute("ALTER DOMAIN bill.tax_rounding ADD CONSTRAINT tax_rounding_check CHECK ((VALUE = ANY (ARRAY['HALF_UP'::text, 'DOWN'::text])))")
    op.execute("ALTER DOMAIN bill.transaction_type ADD CONSTRAINT transaction_type_check CHECK ((VALUE = ANY (ARRAY['INVOICE'::text, 'VOID'::text, 'PAYMENT'::text, 'REFUND'::text, 'CREDIT_NOTE'::text, 'CREDIT_GRANTED'::text, 'CREDIT_APPLIED'::text, 'ADJUSTMENT'::text, 'WRITE_OFF'::text, 'WRITE_OFF_REVERSAL'::text])))")
    op.execute("ALTER DOMAIN bkup.backup_execution_status ADD CONSTRAINT backup_execution_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'COMPLETED'::text, 'FAILED'::text, 'CANCELLED'::text, 'CORRUPT'::text, 'EXPIRED'::text])))")
    op.execute("ALTER DOMAIN bkup.backup_method ADD CONSTRAINT backup_method_check CHECK ((VALUE = ANY (ARRAY['FULL'::text, 'INCREMENTAL'::text, 'LOGICAL'::text])))")
    op.execute("ALTER DOMAIN bkup.backup_schedule_status ADD CONSTRAINT backup_schedule_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text])))")
    op.execute("ALTER DOMAIN bkup.backup_storage_status ADD CONSTRAINT backup_storage_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'READ_ONLY'::text, 'DISABLED'::text])))")
    op.execute("ALTER DOMAIN bkup.backup_target ADD CONSTRAINT backup_target_check CHECK ((VALUE = ANY (ARRAY['MANAGER_DB'::text, 'TENANT_DB'::text, 'FILES'::text])))")
    op.execute("ALTER DOMAIN bkup.recovery_purpose ADD CONSTRAINT recovery_purpose_check CHECK ((VALUE = ANY (ARRAY['RESTORE'::text, 'CLONE'::text, 'DRILL'::text])))")
    op.execute("ALTER DOMAIN bkup.recovery_status ADD CONSTRAINT recovery_status_check CHECK ((VALUE = ANY (ARRAY['REQUESTED'::text, 'APPROVED'::text, 'RUNNING'::text, 'VERIFYING'::text, 'COMPLETED'::text, 'FAILED'::text, 'REJECTED'::text, 'CANCELLED'::text, 'ROLLED_BACK'::text])))")
    op.execute("ALTER DOMAIN bkup.schedule_target ADD CONSTRAINT schedule_target_check CHECK ((VALUE = ANY (ARRAY['MANAGER_DB'::text, 'TENANT_DB'::text, 'ALL_TENANT_DBS'::text, 'FILES'::text])))")
    op.execute("ALTER DOMAIN bkup.storage_kind ADD CONSTRAINT storage_kind_check CHECK ((VALUE = ANY (ARRAY['LOCAL'::text, 'S3'::text])))")
    op.execute("ALTER DOMAIN cnfg.config_change_status ADD CONSTRAINT config_change_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'PENDING'::text, 'APPROVED'::text, 'CONFLICT'::text, 'APPLIED'::text, 'REJECTED'::text, 'CANCELLED'::text, 'REVERTED'::text])))")
    op.execute("ALTER DOMAIN cnfg.config_decision ADD CONSTRAINT config_decision_check CHECK ((VALUE = ANY (ARRAY['APPROVED'::text, 'REJECTED'::text])))")
    op.execute("ALTER DOMAIN cnfg.config_target ADD CONSTRAINT config_target_check CHECK ((VALUE = ANY (ARRAY['FLAG'::text, 'OVERRIDE'::text, 'QUOTA'::text, 'SETTING'::text])))")
    op.execute("ALTER DOMAIN cnfg.feature_flag_status ADD CONSTRAINT feature_flag_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'ARCHIVED'::text])))")
    op.execute("ALTER DOMAIN cnfg.flag_kind ADD CONSTRAINT flag_kind_check CHECK ((VALUE = ANY (ARRAY['RELEASE'::text, 'EXPERIMENT'::text, 'OPS'::text, 'ENTITLEMENT'::text])))")
    op.execute("ALTER DOMAIN cnfg.flag_value_type ADD CONSTRAINT flag_value_type_check CHECK ((VALUE = ANY (ARRAY['BOOL'::text, 'STRING'::text, 'NUMBER'::text, 'JSON'::text])))")
    op.execute("ALTER DOMAIN cnfg.quota_enforcement ADD CONSTRAINT quota_enforcement_check CHECK ((VALUE = ANY (ARRAY['HARD'::text, 'SOFT'::text])))")
    op.execute("ALTER DOMAIN cnfg.quota_period ADD CONSTRAINT quota_period_check CHECK ((VALUE = ANY (ARRAY['NONE'::text, 'DAY'::text, 'MONTH'::text])))")
    op.execute("ALTER DOMAIN cnfg.segment_match ADD CONSTRAINT segment_match_check CHECK ((VALUE = ANY (ARRAY['ALL'::text, 'ANY'::text])))")
    op.execute("ALTER DOMAIN cnfg.setting_type ADD CONSTRAINT setting_type_check CHECK ((VALUE = ANY (ARRAY['BOOL'::text, 'INT'::text, 'DECIMAL'::text, 'STRING'::text, 'JSON'::text, 'SECRET'::text])))")
    op.execute("ALTER DOMAIN cnfg.unit ADD CONSTRAINT unit_check CHECK ((VALUE = ANY (ARRAY['TENANT'::text, 'USER'::text])))")
    op.execute("ALTER DOMAIN core.amount ADD CONSTRAINT amount_check CHECK (((scale(VALUE) <= 4) AND (abs(VALUE) < ('100000000000000'::bigint)::numeric)))")
    op.execute("ALTER DOMAIN core.amount_from_0 ADD CONSTRAINT amount_from_0_check CHECK (((scale(VALUE) <= 4) AND (abs(VALUE) < ('100000000000000'::bigint)::numeric) AND (VALUE >= (0)::numeric)))")
    op.execute("ALTER DOMAIN core.amount_from_0_0001 ADD CONSTRAINT amount_from_0_0001_check CHECK (((scale(VALUE) <= 4) AND (abs(VALUE) < ('100000000000000'::bigint)::numeric) AND (VALUE >= 0.0001)))")
    op.execute("ALTER DOMAIN core.number_10_2_from_0 ADD CONSTRAINT number_10_2_from_0_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <> 'NaN'::numeric)))")
    op.execute("ALTER DOMAIN core.number_12_2_from_0 ADD CONSTRAINT number_12_2_from_0_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <> 'NaN'::numeric)))")
    op.execute("ALTER DOMAIN core.number_12_3_from_0 ADD CONSTRAINT number_12_3_from_0_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <> 'NaN'::numeric)))")
    op.execute("ALTER DOMAIN core.number_12_4_from_0_0001 ADD CONSTRAINT number_12_4_from_0_0001_check CHECK (((VALUE >= 0.0001) AND (VALUE <> 'NaN'::numeric)))")
    op.execute("ALTER DOMAIN core.number_12_6 ADD CONSTRAINT number_12_6_check CHECK ((VALUE <> 'NaN'::numeric))")
    op.execute("ALTER DOMAIN core.number_18_6 ADD CONSTRAINT number_18_6_check CHECK ((VALUE <> 'NaN'::numeric))")
    op.execute("ALTER DOMAIN core.number_18_6_from_0 ADD CONSTRAINT number_18_6_from_0_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <> 'NaN'::numeric)))")
    op.execute("ALTER DOMAIN core.number_18_6_from_0_000001 ADD CONSTRAINT number_18_6_from_0_000001_check CHECK (((VALUE >= 0.000001) AND (VALUE <> 'NaN'::numeric)))")
    op.execute("ALTER DOMAIN core.number_20_6 ADD CONSTRAINT number_20_6_check CHECK ((VALUE <> 'NaN'::numeric))")
    op.execute("ALTER DOMAIN core.number_20_6_from_0 ADD CONSTRAINT number_20_6_from_0_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <> 'NaN'::numeric)))")
    op.execute('ALTER DOMAIN core.number_5_2_from_0_to_100 ADD CONSTRAINT number_5_2_from_0_to_100_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric)))')
    op.execute("ALTER DOMAIN core.number_6_2_from_0 ADD CONSTRAINT number_6_2_from_0_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <> 'NaN'::numeric)))")
    op.execute("ALTER DOMAIN core.number_9_6 ADD CONSTRAINT number_9_6_check CHECK ((VALUE <> 'NaN'::numeric))")
    op.execute("ALTER DOMAIN core.number_9_6_from_0 ADD CONSTRAINT number_9_6_from_0_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <> 'NaN'::numeric)))")
    op.execute('ALTER DOMAIN core.number_9_6_from_0_000001_to_1 ADD CONSTRAINT number_9_6_from_0_000001_to_1_check CHECK (((VALUE >= 0.000001) AND (VALUE <= (1)::numeric)))')
    op.execute('ALTER DOMAIN core.number_9_6_from_0_to_1 ADD CONSTRAINT number_9_6_from_0_to_1_check CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (1)::numeric)))')
    op.execute('ALTER DOMAIN core.whole_from_0 ADD CONSTRAINT whole_from_0_check CHECK ((VALUE >= 0))')
    op.execute('ALTER DOMAIN core.whole_from_0_to_10 ADD CONSTRAINT whole_from_0_to_10_check CHECK (((VALUE >= 0) AND (VALUE <= 10)))')
    op.execute('ALTER DOMAIN core.whole_from_0_to_10000 ADD CONSTRAINT whole_from_0_to_10000_check CHECK (((VALUE >= 0) AND (VALUE <= 10000)))')
    op.execute('ALTER DOMAIN core.whole_from_0_to_6 ADD CONSTRAINT whole_from_0_to_6_check CHECK (((VALUE >= 0) AND (VALUE <= 6)))')
    op.execute('ALTER DOMAIN core.whole_from_0_to_60 ADD CONSTRAINT whole_from_0_to_60_check CHECK (((VALUE >= 0) AND (VALUE <= 60)))')
    op.execute('ALTER DOMAIN core.whole_from_1 ADD CONSTRAINT whole_from_1_check CHECK ((VALUE >= 1))')
    op.execute('ALTER DOMAIN core.whole_from_100_to_599 ADD CONSTRAINT whole_from_100_to_599_check CHECK (((VALUE >= 100) AND (VALUE <= 599)))')
    op.execute('ALTER DOMAIN core.whole_from_10_to_86400 ADD CONSTRAINT whole_from_10_to_86400_check CHECK (((VALUE >= 10) AND (VALUE <= 86400)))')
    op.execute('ALTER DOMAIN core.whole_from_1_to_12 ADD CONSTRAINT whole_from_1_to_12_check CHECK (((VALUE >= 1) AND (VALUE <= 12)))')
    op.execute('ALTER DOMAIN core.whole_from_1_to_30 ADD CONSTRAINT whole_from_1_to_30_check CHECK (((VALUE >= 1) AND (VALUE <= 30)))')
    op.execute('ALTER DOMAIN core.whole_from_1_to_31 ADD CONSTRAINT whole_from_1_to_31_check CHECK (((VALUE >= 1) AND (VALUE <= 31)))')
    op.execute('ALTER DOMAIN core.whole_from_1_to_65535 ADD CONSTRAINT whole_from_1_to_65535_check CHECK (((VALUE >= 1) AND (VALUE <= 65535)))')
    op.execute('ALTER DOMAIN core.whole_from_1_to_90 ADD CONSTRAINT whole_from_1_to_90_check CHECK (((VALUE >= 1) AND (VALUE <= 90)))')
    op.execute('ALTER DOMAIN core.whole_from_2000_to_9999 ADD CONSTRAINT whole_from_2000_to_9999_check CHECK (((VALUE >= 2000) AND (VALUE <= 9999)))')
    op.execute('ALTER DOMAIN core.whole_from_365 ADD CONSTRAINT whole_from_365_check CHECK ((VALUE >= 365))')
    op.execute('ALTER DOMAIN core.whole_from_5_to_15 ADD CONSTRAINT whole_from_5_to_15_check CHECK (((VALUE >= 5) AND (VALUE <= 15)))')
    op.execute('ALTER DOMAIN core.whole_from_5_to_60 ADD CONSTRAINT whole_from_5_to_60_check CHECK (((VALUE >= 5) AND (VALUE <= 60)))')
    op.execute('ALTER DOMAIN core.whole_from_8_to_64 ADD CONSTRAINT whole_from_8_to_64_check CHECK (((VALUE >= 8) AND (VALUE <= 64)))')
    op.execute("ALTER DOMAIN idam.api_key_status ADD CONSTRAINT api_key_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'REVOKED'::text, 'EXPIRED'::text])))")
    op.execute("ALTER DOMAIN idam.identity_provider_status ADD CONSTRAINT identity_provider_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'DISABLED'::text])))")
    op.execute("ALTER DOMAIN idam.impersonation_access_mode ADD CONSTRAINT impersonation_access_mode_check CHECK ((VALUE = ANY (ARRAY['READ_ONLY'::text, 'FULL'::text])))")
    op.execute("ALTER DOMAIN idam.impersonation_status ADD CONSTRAINT impersonation_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'ENDED'::text, 'EXPIRED'::text])))")
    op.execute("ALTER DOMAIN idam.invitation_status ADD CONSTRAINT invitation_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'EXPIRED'::text, 'ACCEPTED'::text, 'REVOKED'::text])))")
    op.execute("ALTER DOMAIN idam.login_result ADD CONSTRAINT login_result_check CHECK ((VALUE = ANY (ARRAY['SUCCESS'::text, 'BAD_CREDENTIALS'::text, 'LOCKED'::text, 'INACTIVE'::text, 'MFA_REQUIRED'::text, 'MFA_FAILED'::text, 'SSO_REQUIRED'::text, 'RATE_LIMITED'::text])))")
    op.execute("ALTER DOMAIN idam.mfa_device_status ADD CONSTRAINT mfa_device_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'ACTIVE'::text, 'DISABLED'::text])))")
    op.execute("ALTER DOMAIN idam.mfa_device_type ADD CONSTRAINT mfa_device_type_check CHECK ((VALUE = 'TOTP'::text))")
    op.execute("ALTER DOMAIN idam.password_reset_status ADD CONSTRAINT password_reset_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'USED'::text, 'EXPIRED'::text, 'SUPERSEDED'::text])))")
    op.execute("ALTER DOMAIN idam.revoke_reason ADD CONSTRAINT revoke_reason_check CHECK ((VALUE = ANY (ARRAY['LOGOUT'::text, 'ADMIN'::text, 'PASSWORD_CHANGED'::text, 'TOKEN_REUSE'::text, 'USER_INACTIVE'::text, 'MFA_RESET'::text, 'SESSION_LIMIT'::text, 'EXPIRED'::text])))")
    op.execute("ALTER DOMAIN idam.session_method ADD CONSTRAINT session_method_check CHECK ((VALUE = ANY (ARRAY['PASSWORD'::text, 'MFA'::text, 'SSO'::text, 'IMPERSONATION'::text])))")
    op.execute("ALTER DOMAIN idam.session_status ADD CONSTRAINT session_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'REVOKED'::text, 'EXPIRED'::text])))")
    op.execute("ALTER DOMAIN idam.user_status ADD CONSTRAINT user_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'LOCKED'::text, 'INACTIVE'::text])))")
    op.execute("ALTER DOMAIN idam.user_type ADD CONSTRAINT user_type_check CHECK ((VALUE = ANY (ARRAY['PLATFORM'::text, 'TENANT'::text])))")
    op.execute("ALTER DOMAIN ifra.allocation_method ADD CONSTRAINT allocation_method_check CHECK ((VALUE = ANY (ARRAY['EVEN'::text, 'BY_STORAGE'::text, 'BY_CONNECTIONS'::text, 'DIRECT'::text])))")
    op.execute("ALTER DOMAIN ifra.certificate_status ADD CONSTRAINT certificate_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'VALID'::text, 'EXPIRING'::text, 'EXPIRED'::text, 'FAILED'::text, 'REPLACED'::text, 'REVOKED'::text])))")
    op.execute("ALTER DOMAIN ifra.cost_source ADD CONSTRAINT cost_source_check CHECK ((VALUE = ANY (ARRAY['MANUAL'::text, 'IMPORT'::text, 'ESTIMATE'::text])))")
    op.execute("ALTER DOMAIN ifra.deployment_status ADD CONSTRAINT deployment_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'IN_PROGRESS'::text, 'SUCCEEDED'::text, 'FAILED'::text, 'ROLLED_BACK'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN ifra.environment ADD CONSTRAINT environment_check CHECK ((VALUE = ANY (ARRAY['PRODUCTION'::text, 'STAGING'::text, 'DEVELOPMENT'::text])))")
    op.execute("ALTER DOMAIN ifra.resource_cost_status ADD CONSTRAINT resource_cost_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'ALLOCATED'::text, 'CLOSED'::text])))")
    op.execute("ALTER DOMAIN ifra.resource_kind ADD CONSTRAINT resource_kind_check CHECK ((VALUE = ANY (ARRAY['DB_SERVER'::text, 'APP_SERVER'::text, 'WORKER'::text, 'OBJECT_STORAGE'::text, 'CACHE'::text, 'LOAD_BALANCER'::text, 'EXTERNAL'::text])))")
    op.execute("ALTER DOMAIN ifra.resource_status ADD CONSTRAINT resource_status_check CHECK ((VALUE = ANY (ARRAY['PLANNED'::text, 'ACTIVE'::text, 'MAINTENANCE'::text, 'DRAINING'::text, 'RETIRED'::text])))")
    op.execute("ALTER DOMAIN intg.api_status ADD CONSTRAINT api_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'DEPRECATED'::text, 'RETIRED'::text])))")
    op.execute("ALTER DOMAIN intg.disabled_reason ADD CONSTRAINT disabled_reason_check CHECK ((VALUE = ANY (ARRAY['MANUAL'::text, 'FAILING'::text, 'GONE'::text, 'TENANT'::text])))")
    op.execute("ALTER DOMAIN intg.inbound_event_status ADD CONSTRAINT inbound_event_status_check CHECK ((VALUE = ANY (ARRAY['RECEIVED'::text, 'FAILED'::text, 'PROCESSED'::text, 'IGNORED'::text])))")
    op.execute("ALTER DOMAIN intg.rate_limit_scope ADD CONSTRAINT rate_limit_scope_check CHECK ((VALUE = ANY (ARRAY['GLOBAL'::text, 'TENANT'::text, 'USER'::text, 'API_KEY'::text, 'IP'::text])))")
    op.execute("ALTER DOMAIN intg.rate_limit_status ADD CONSTRAINT rate_limit_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'DISABLED'::text])))")
    op.execute("ALTER DOMAIN intg.webhook_delivery_status ADD CONSTRAINT webhook_delivery_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'FAILED'::text, 'SUCCEEDED'::text, 'SKIPPED'::text])))")
    op.execute("ALTER DOMAIN intg.webhook_endpoint_status ADD CONSTRAINT webhook_endpoint_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'DISABLED'::text])))")
    op.execute("ALTER DOMAIN mntr.aggregation ADD CONSTRAINT aggregation_check CHECK ((VALUE = ANY (ARRAY['AVG'::text, 'MIN'::text, 'MAX'::text, 'SUM'::text, 'LAST'::text, 'RATE'::text, 'P95'::text])))")
    op.execute("ALTER DOMAIN mntr.alert_rule_status ADD CONSTRAINT alert_rule_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text])))")
    op.execute("ALTER DOMAIN mntr.alert_status ADD CONSTRAINT alert_status_check CHECK ((VALUE = ANY (ARRAY['FIRING'::text, 'ACKNOWLEDGED'::text, 'SILENCED'::text, 'RESOLVED'::text])))")
    op.execute("ALTER DOMAIN mntr.comparator ADD CONSTRAINT comparator_check CHECK ((VALUE = ANY (ARRAY['GT'::text, 'GTE'::text, 'LT'::text, 'LTE'::text])))")
    op.execute("ALTER DOMAIN mntr.component_status ADD CONSTRAINT component_status_check CHECK ((VALUE = ANY (ARRAY['OPERATIONAL'::text, 'DEGRADED'::text, 'PARTIAL_OUTAGE'::text, 'MAJOR_OUTAGE'::text, 'MAINTENANCE'::text])))")
    op.execute("ALTER DOMAIN mntr.escalation_target ADD CONSTRAINT escalation_target_check CHECK ((VALUE = ANY (ARRAY['USER'::text, 'ON_CALL'::text, 'ROLE'::text])))")
    op.execute("ALTER DOMAIN mntr.harm ADD CONSTRAINT harm_check CHECK ((VALUE = ANY (ARRAY['DEGRADED'::text, 'PARTIAL_OUTAGE'::text, 'MAJOR_OUTAGE'::text])))")
    op.execute("ALTER DOMAIN mntr.health_check_kind ADD CONSTRAINT health_check_kind_check CHECK ((VALUE = ANY (ARRAY['HTTP'::text, 'TCP'::text, 'DATABASE'::text, 'TLS'::text, 'QUEUE_LAG'::text, 'HEARTBEAT'::text])))")
    op.execute("ALTER DOMAIN mntr.health_check_method ADD CONSTRAINT health_check_method_check CHECK ((VALUE = ANY (ARRAY['GET'::text, 'HEAD'::text, 'POST'::text])))")
    op.execute("ALTER DOMAIN mntr.health_check_state ADD CONSTRAINT health_check_state_check CHECK ((VALUE = ANY (ARRAY['UNKNOWN'::text, 'UP'::text, 'DEGRADED'::text, 'DOWN'::text])))")
    op.execute("ALTER DOMAIN mntr.health_check_status ADD CONSTRAINT health_check_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text])))")
    op.execute("ALTER DOMAIN mntr.incident_status ADD CONSTRAINT incident_status_check CHECK ((VALUE = ANY (ARRAY['TRIGGERED'::text, 'INVESTIGATING'::text, 'IDENTIFIED'::text, 'MONITORING'::text, 'RESOLVED'::text, 'CLOSED'::text])))")
    op.execute("ALTER DOMAIN mntr.maintenance_window_status ADD CONSTRAINT maintenance_window_status_check CHECK ((VALUE = ANY (ARRAY['SCHEDULED'::text, 'IN_PROGRESS'::text, 'COMPLETED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN mntr.metric_kind ADD CONSTRAINT metric_kind_check CHECK ((VALUE = ANY (ARRAY['GAUGE'::text, 'COUNTER'::text])))")
    op.execute("ALTER DOMAIN mntr.no_data ADD CONSTRAINT no_data_check CHECK ((VALUE = ANY (ARRAY['IGNORE'::text, 'ALERT'::text])))")
    op.execute("ALTER DOMAIN mntr.probe_result ADD CONSTRAINT probe_result_check CHECK ((VALUE = ANY (ARRAY['UP'::text, 'DEGRADED'::text, 'DOWN'::text])))")
    op.execute("ALTER DOMAIN mntr.severity ADD CONSTRAINT severity_check CHECK ((VALUE = ANY (ARRAY['SEV1'::text, 'SEV2'::text, 'SEV3'::text, 'SEV4'::text])))")
    op.execute("ALTER DOMAIN mntr.status_subscriber_status ADD CONSTRAINT status_subscriber_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'CONFIRMED'::text, 'UNSUBSCRIBED'::text])))")
    op.execute("ALTER DOMAIN noti.announcement_level ADD CONSTRAINT announcement_level_check CHECK ((VALUE = ANY (ARRAY['INFO'::text, 'WARNING'::text, 'CRITICAL'::text])))")
    op.execute("ALTER DOMAIN noti.announcement_placement ADD CONSTRAINT announcement_placement_check CHECK ((VALUE = ANY (ARRAY['BANNER'::text, 'MODAL'::text, 'LIST'::text])))")
    op.execute("ALTER DOMAIN noti.announcement_status ADD CONSTRAINT announcement_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'PUBLISHED'::text, 'ARCHIVED'::text])))")
    op.execute("ALTER DOMAIN noti.campaign_channel ADD CONSTRAINT campaign_channel_check CHECK ((VALUE = ANY (ARRAY['EMAIL'::text, 'SMS'::text, 'ALIMTALK'::text, 'PUSH'::text, 'IN_APP'::text])))")
    op.execute("ALTER DOMAIN noti.campaign_status ADD CONSTRAINT campaign_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'SCHEDULED'::text, 'RUNNING'::text, 'PAUSED'::text, 'COMPLETED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN noti.channel_status ADD CONSTRAINT channel_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'DISABLED'::text])))")
    op.execute("ALTER DOMAIN noti.channel_type ADD CONSTRAINT channel_type_check CHECK ((VALUE = ANY (ARRAY['EMAIL'::text, 'SMS'::text, 'ALIMTALK'::text, 'PUSH'::text, 'SLACK'::text, 'IN_APP'::text])))")
    op.execute("ALTER DOMAIN noti.digest ADD CONSTRAINT digest_check CHECK ((VALUE = ANY (ARRAY['OFF'::text, 'HOURLY'::text, 'DAILY'::text])))")
    op.execute("ALTER DOMAIN noti.notification_category_kind ADD CONSTRAINT notification_category_kind_check CHECK ((VALUE = ANY (ARRAY['MANDATORY'::text, 'TRANSACTIONAL'::text, 'MARKETING'::text])))")
    op.execute("ALTER DOMAIN noti.notification_status ADD CONSTRAINT notification_status_check CHECK ((VALUE = ANY (ARRAY['QUEUED'::text, 'DEFERRED'::text, 'SENDING'::text, 'SENT'::text, 'DELIVERED'::text, 'READ'::text, 'BOUNCED'::text, 'FAILED'::text, 'SUPPRESSED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN noti.suppress_reason ADD CONSTRAINT suppress_reason_check CHECK ((VALUE = ANY (ARRAY['PREFERENCE'::text, 'NO_CONSENT'::text, 'SUPPRESSION'::text, 'NO_ADDRESS'::text, 'EXPIRED'::text, 'DUPLICATE'::text])))")
    op.execute("ALTER DOMAIN noti.suppressed_channel ADD CONSTRAINT suppressed_channel_check CHECK ((VALUE = ANY (ARRAY['EMAIL'::text, 'SMS'::text, 'ALIMTALK'::text, 'PUSH'::text])))")
    op.execute("ALTER DOMAIN noti.suppression_reason ADD CONSTRAINT suppression_reason_check CHECK ((VALUE = ANY (ARRAY['HARD_BOUNCE'::text, 'SOFT_BOUNCE'::text, 'COMPLAINT'::text, 'UNSUBSCRIBE'::text, 'MANUAL'::text])))")
    op.execute("ALTER DOMAIN noti.suppression_scope ADD CONSTRAINT suppression_scope_check CHECK ((VALUE = ANY (ARRAY['ALL'::text, 'MARKETING'::text])))")
    op.execute("ALTER DOMAIN noti.template_status ADD CONSTRAINT template_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'ARCHIVED'::text])))")
    op.execute("ALTER DOMAIN stat.aggregation_kind ADD CONSTRAINT aggregation_kind_check CHECK ((VALUE = ANY (ARRAY['USAGE'::text, 'TENANT'::text, 'REVENUE'::text, 'UPTIME'::text])))")
    op.execute("ALTER DOMAIN stat.aggregation_run_status ADD CONSTRAINT aggregation_run_status_check CHECK ((VALUE = ANY (ARRAY['RUNNING'::text, 'FAILED'::text, 'SUCCEEDED'::text])))")
    op.execute("ALTER DOMAIN stat.report_file_format ADD CONSTRAINT report_file_format_check CHECK ((VALUE = ANY (ARRAY['CSV'::text, 'XLSX'::text, 'PDF'::text, 'JSON'::text])))")
    op.execute("ALTER DOMAIN stat.report_kind ADD CONSTRAINT report_kind_check CHECK ((VALUE = ANY (ARRAY['REVENUE'::text, 'USAGE'::text, 'TENANTS'::text, 'UPTIME'::text, 'SUPPORT'::text, 'RECEIVABLES'::text, 'COST_MARGIN'::text, 'AUDIT'::text])))")
    op.execute("ALTER DOMAIN stat.report_run_status ADD CONSTRAINT report_run_status_check CHECK ((VALUE = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'READY'::text, 'FAILED'::text, 'EXPIRED'::text])))")
    op.execute("ALTER DOMAIN stat.report_status ADD CONSTRAINT report_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text])))")
    op.execute("ALTER DOMAIN stat.tenant_risk ADD CONSTRAINT tenant_risk_check CHECK ((VALUE = ANY (ARRAY['LOW'::text, 'MEDIUM'::text, 'HIGH'::text])))")
    op.execute("ALTER DOMAIN supt.author_kind ADD CONSTRAINT author_kind_check CHECK ((VALUE = ANY (ARRAY['STAFF'::text, 'CUSTOMER'::text, 'SYSTEM'::text])))")
    op.execute("ALTER DOMAIN supt.comment_source ADD CONSTRAINT comment_source_check CHECK ((VALUE = ANY (ARRAY['WEB'::text, 'EMAIL'::text, 'API'::text, 'SYSTEM'::text])))")
    op.execute("ALTER DOMAIN supt.feedback_kind ADD CONSTRAINT feedback_kind_check CHECK ((VALUE = ANY (ARRAY['CSAT'::text, 'NPS'::text, 'IDEA'::text])))")
    op.execute("ALTER DOMAIN supt.feedback_status ADD CONSTRAINT feedback_status_check CHECK ((VALUE = ANY (ARRAY['RECEIVED'::text, 'UNDER_REVIEW'::text, 'PLANNED'::text, 'DONE'::text, 'DECLINED'::text])))")
    op.execute("ALTER DOMAIN supt.knowledge_article_status ADD CONSTRAINT knowledge_article_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'PUBLISHED'::text, 'ARCHIVED'::text])))")
    op.execute("ALTER DOMAIN supt.priority ADD CONSTRAINT priority_check CHECK ((VALUE = ANY (ARRAY['LOW'::text, 'NORMAL'::text, 'HIGH'::text, 'URGENT'::text])))")
    op.execute("ALTER DOMAIN supt.status_to_set ADD CONSTRAINT status_to_set_check CHECK ((VALUE = ANY (ARRAY['OPEN'::text, 'PENDING'::text, 'ON_HOLD'::text, 'RESOLVED'::text])))")
    op.execute("ALTER DOMAIN supt.ticket_source ADD CONSTRAINT ticket_source_check CHECK ((VALUE = ANY (ARRAY['WEB'::text, 'EMAIL'::text, 'PHONE'::text, 'CHAT'::text, 'API'::text])))")
    op.execute("ALTER DOMAIN supt.ticket_status ADD CONSTRAINT ticket_status_check CHECK ((VALUE = ANY (ARRAY['NEW'::text, 'OPEN'::text, 'PENDING'::text, 'ON_HOLD'::text, 'RESOLVED'::text, 'CLOSED'::text])))")
    op.execute("ALTER DOMAIN supt.visibility ADD CONSTRAINT visibility_check CHECK ((VALUE = ANY (ARRAY['PUBLIC'::text, 'TENANTS'::text, 'STAFF'::text])))")
    op.execute("ALTER DOMAIN supt.weekday ADD CONSTRAINT weekday_check CHECK ((VALUE = ANY (ARRAY['MON'::text, 'TUE'::text, 'WED'::text, 'THU'::text, 'FRI'::text, 'SAT'::text, 'SUN'::text])))")
    op.execute("ALTER DOMAIN tnnt.cancel_reason ADD CONSTRAINT cancel_reason_check CHECK ((VALUE = ANY (ARRAY['TOO_EXPENSIVE'::text, 'MISSING_FEATURE'::text, 'UNUSED'::text, 'SWITCHED'::text, 'NON_PAYMENT'::text, 'OTHER'::text])))")
    op.execute("ALTER DOMAIN tnnt.isolation ADD CONSTRAINT isolation_check CHECK ((VALUE = ANY (ARRAY['SHARED'::text, 'DEDICATED'::text])))")
    op.execute("ALTER DOMAIN tnnt.movement ADD CONSTRAINT movement_check CHECK ((VALUE = ANY (ARRAY['NEW'::text, 'EXPANSION'::text, 'CONTRACTION'::text, 'CHURN'::text, 'REACTIVATION'::text, 'NEUTRAL'::text])))")
    op.execute("ALTER DOMAIN tnnt.provisioning_job_status ADD CONSTRAINT provisioning_job_status_check CHECK ((VALUE = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'FAILED'::text, 'SUCCEEDED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN tnnt.provisioning_kind ADD CONSTRAINT provisioning_kind_check CHECK ((VALUE = ANY (ARRAY['CREATE'::text, 'MOVE'::text, 'EXPORT'::text, 'DELETE'::text])))")
    op.execute("ALTER DOMAIN tnnt.provisioning_step_state ADD CONSTRAINT provisioning_step_state_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text, 'UNDONE'::text])))")
    op.execute("ALTER DOMAIN tnnt.rollout_target_state ADD CONSTRAINT rollout_target_state_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text, 'SKIPPED'::text])))")
    op.execute("ALTER DOMAIN tnnt.schema_rollout_status ADD CONSTRAINT schema_rollout_status_check CHECK ((VALUE = ANY (ARRAY['DRAFT'::text, 'RUNNING'::text, 'PAUSED'::text, 'COMPLETED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN tnnt.subscription_status ADD CONSTRAINT subscription_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'TRIALING'::text, 'ACTIVE'::text, 'PAST_DUE'::text, 'UNPAID'::text, 'PAUSED'::text, 'CANCELLED'::text])))")
    op.execute("ALTER DOMAIN tnnt.support_access ADD CONSTRAINT support_access_check CHECK ((VALUE = ANY (ARRAY['READ_ONLY'::text, 'ALLOWED'::text, 'DENIED'::text])))")
    op.execute("ALTER DOMAIN tnnt.suspend_reason ADD CONSTRAINT suspend_reason_check CHECK ((VALUE = ANY (ARRAY['PAYMENT'::text, 'ABUSE'::text, 'SECURITY'::text, 'REQUEST'::text])))")
    op.execute("ALTER DOMAIN tnnt.tenant_database_status ADD CONSTRAINT tenant_database_status_check CHECK ((VALUE = ANY (ARRAY['CREATING'::text, 'READY'::text, 'MIGRATING'::text, 'FAILED'::text, 'DROPPED'::text])))")
    op.execute("ALTER DOMAIN tnnt.tenant_domain_purpose ADD CONSTRAINT tenant_domain_purpose_check CHECK ((VALUE = ANY (ARRAY['WEB'::text, 'EMAIL'::text, 'SSO'::text])))")
    op.execute("ALTER DOMAIN tnnt.tenant_domain_status ADD CONSTRAINT tenant_domain_status_check CHECK ((VALUE = ANY (ARRAY['PENDING'::text, 'VERIFIED'::text, 'FAILED'::text])))")
    op.execute("ALTER DOMAIN tnnt.tenant_member_status ADD CONSTRAINT tenant_member_status_check CHECK ((VALUE = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text])))")
    op.execute("ALTER DOMAIN tnnt.tenant_status ADD CONSTRAINT tenant_status_check CHECK ((VALUE = ANY (ARRAY['PROVISIONING'::text, 'FAILED'::text, 'ACTIVE'::text, 'SUSPENDED'::text, 'CLOSED'::text, 'DELETED'::text])))")
    op.execute("ALTER DOMAIN tnnt.week_start ADD CONSTRAINT week_start_check CHECK ((VALUE = ANY (ARRAY['MON'::text, 'SUN'::text])))")
    op.create_table('access_reviews',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', Domain('audt.access_review_kind'), nullable=False),
    sa.Column('period', sa.String(length=7), nullable=False),
    sa.Column('reviewer_id', sa.Uuid(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('total_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('download_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('off_hours_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('denied_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('findings', sa.Text(), nullable=True),
    sa.Column('completed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('audt.access_review_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_access_reviews'),
    schema='audt',
    comment='The monthly look through the access records that the law asks for, and the quarterly one of rights.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_access_reviews_due_on', 'access_reviews', ['due_on', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"due_on" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_access_reviews_period', 'access_reviews', ['period', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_access_reviews_reviewer_id', 'access_reviews', ['reviewer_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"reviewer_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_access_reviews_status', 'access_reviews', ['status', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_access_reviews_kind_period', 'access_reviews', ['kind', 'period'], unique=True, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('access_reviews_items',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=True),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('detail', sa.JSON(), nullable=True),
    sa.Column('decision', Domain('audt.review_decision'), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_access_reviews_items'),
    schema='audt'
    )
    op.create_index('ix_access_reviews_items_root_id', 'access_reviews_items', ['root_id', 'ordinal'], unique=False, schema='audt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('audit_checkpoints',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('kind', Domain('audt.audit_checkpoint_kind'), nullable=False),
    sa.Column('seq', Domain('core.whole_from_1'), nullable=False),
    sa.Column('head_hash', sa.String(length=64), nullable=False),
    sa.Column('entry_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('signature', sa.String(length=200), nullable=False),
    sa.Column('key_id', sa.String(length=40), nullable=False),
    sa.Column('signed_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('published_to', sa.String(length=200), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_audit_checkpoints'),
    schema='audt',
    comment="A signature over a chain's end, kept also outside the database, so that a cut tail or a rewritten chain shows.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_audit_checkpoints_signed_at', 'audit_checkpoints', ['signed_at', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_audit_checkpoints_tenant_id', 'audit_checkpoints', ['tenant_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('audit_exports',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('filters', sa.JSON(), nullable=False),
    sa.Column('file_format', Domain('audt.export_format'), nullable=False),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('requested_by_id', sa.Uuid(), nullable=True),
    sa.Column('approved_by_id', sa.Uuid(), nullable=True),
    sa.Column('row_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('file_url', sa.String(length=2000), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('download_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('status', Domain('audt.audit_export_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_audit_exports'),
    schema='audt',
    comment='A file of audit entries taken out, with its reason.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_audit_exports_expires_at', 'audit_exports', ['expires_at', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"expires_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_exports_requested_by_id', 'audit_exports', ['requested_by_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"requested_by_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_exports_status', 'audit_exports', ['status', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('audit_logs',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('api_key_id', sa.Uuid(), nullable=True),
    sa.Column('impersonator_id', sa.Uuid(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('actor_type', Domain('audt.actor_type'), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=True),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('entity', sa.String(length=60), nullable=False),
    sa.Column('entity_id', sa.String(length=36), nullable=True),
    sa.Column('changes', sa.JSON(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('request_id', sa.String(length=64), nullable=True),
    sa.Column('user_agent', sa.String(length=300), nullable=True),
    sa.Column('data_subject_ids', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_audit_logs'),
    schema='audt',
    comment="One thing done by or to the platform; what is done in a tenant's own records is sys.AuditLog.",
    postgresql_with={}
    )
    op.create_index('ix_audit_logs_actor_id', 'audit_logs', ['actor_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"actor_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_logs_entity_id', 'audit_logs', ['entity_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"entity_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_logs_occurred_at', 'audit_logs', ['occurred_at'], unique=False, schema='audt', postgresql_using='brin')
    op.create_index('ix_audit_logs_tenant_id', 'audit_logs', ['tenant_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('audit_policies',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('entity_pattern', sa.String(length=60), nullable=False),
    sa.Column('log_reads', sa.Boolean(), nullable=False),
    sa.Column('masked_fields', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('retention_days', Domain('core.whole_from_365'), nullable=False),
    sa.Column('personal_data', sa.Boolean(), nullable=False),
    sa.Column('priority', sa.BigInteger(), nullable=False),
    sa.Column('status', Domain('audt.audit_policy_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_audit_policies'),
    schema='audt',
    comment='What is logged beyond the minimum, what is masked, and how long it is kept.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_audit_policies_status', 'audit_policies', ['status', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_audit_policies_code', 'audit_policies', ['code'], unique=True, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('audit_seals',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('log_id', sa.Uuid(), nullable=False),
    sa.Column('seq', Domain('core.whole_from_1'), nullable=False),
    sa.Column('prev_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('sealed_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_audit_seals'),
    schema='audt',
    comment="The place of an audit entry in the platform's chain, given within seconds after it was written.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('uq_audit_seals_hash', 'audit_seals', ['hash'], unique=True, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_audit_seals_log_id', 'audit_seals', ['log_id'], unique=True, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_audit_seals_seq', 'audit_seals', ['seq'], unique=True, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('compliance_controls',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('framework', Domain('audt.framework'), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('frequency', Domain('audt.assessment_frequency'), nullable=False),
    sa.Column('last_assessed_on', sa.Date(), nullable=True),
    sa.Column('next_due_on', sa.Date(), nullable=True),
    sa.Column('automated_check', sa.String(length=60), nullable=True),
    sa.Column('status', Domain('audt.compliance_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_compliance_controls'),
    schema='audt',
    comment='A requirement of a standard or law, who answers for it, and the proof.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_compliance_controls_code', 'compliance_controls', ['code', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_compliance_controls_next_due_on', 'compliance_controls', ['next_due_on', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"next_due_on" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_compliance_controls_owner_id', 'compliance_controls', ['owner_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_compliance_controls_status', 'compliance_controls', ['status', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_compliance_controls_title', 'compliance_controls', ['title', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_compliance_controls_framework_code', 'compliance_controls', ['framework', 'code'], unique=True, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('compliance_controls_evidences',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('file_url', sa.String(length=2000), nullable=True),
    sa.Column('source_entity', sa.String(length=60), nullable=True),
    sa.Column('source_id', sa.String(length=36), nullable=True),
    sa.Column('collected_on', sa.Date(), nullable=True),
    sa.Column('valid_until', sa.Date(), nullable=True),
    sa.CheckConstraint('"valid_until" >= "collected_on"', name='ck_compliance_controls_evidences_valid_until_collected_on'),
    sa.PrimaryKeyConstraint('id', name='pk_compliance_controls_evidences'),
    schema='audt'
    )
    op.create_index('ix_compliance_controls_evidences_root_id', 'compliance_controls_evidences', ['root_id', 'ordinal'], unique=False, schema='audt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('data_requests',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('kind', Domain('audt.data_request_kind'), nullable=False),
    sa.Column('regime', Domain('audt.privacy_regime'), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('subject_name', sa.String(length=100), nullable=False),
    sa.Column('subject_email', sa.String(length=254), nullable=False),
    sa.Column('details', sa.Text(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('extended', sa.Boolean(), nullable=False),
    sa.Column('identity_method', sa.String(length=60), nullable=True),
    sa.Column('identity_verified_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('handler_id', sa.Uuid(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=True),
    sa.Column('file_url', sa.String(length=2000), nullable=True),
    sa.Column('completed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('audt.data_request_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"due_on" >= "received_on"', name='ck_data_requests_due_on_received_on'),
    sa.PrimaryKeyConstraint('id', name='pk_data_requests'),
    schema='audt',
    comment="A person's request about their own data, answered or refused with its outcome.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_data_requests_due_on', 'data_requests', ['due_on', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"due_on" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_data_requests_handler_id', 'data_requests', ['handler_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"handler_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_data_requests_received_on', 'data_requests', ['received_on', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_data_requests_status', 'data_requests', ['status', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_data_requests_tenant_id', 'data_requests', ['tenant_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_data_requests_number', 'data_requests', ['number'], unique=True, schema='audt', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('retention_policies',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('entity', sa.String(length=60), nullable=False),
    sa.Column('retention_days', Domain('core.whole_from_0'), nullable=False),
    sa.Column('age_field', sa.String(length=60), nullable=False),
    sa.Column('action', Domain('audt.retention_action'), nullable=False),
    sa.Column('legal_basis', sa.String(length=200), nullable=True),
    sa.Column('min_days', Domain('core.whole_from_0'), nullable=True),
    sa.Column('last_run_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('status', Domain('audt.retention_policy_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_retention_policies'),
    schema='audt',
    comment='How long rows of an entity are kept, counted from a date of theirs, and what happens then.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_retention_policies_status', 'retention_policies', ['status', 'id'], unique=False, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_retention_policies_entity', 'retention_policies', ['entity'], unique=True, schema='audt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('executions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('workflow_id', sa.Uuid(), nullable=False),
    sa.Column('trigger_event_id', sa.Uuid(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('input', sa.JSON(), nullable=True),
    sa.Column('output', sa.JSON(), nullable=True),
    sa.Column('depth', Domain('core.whole_from_0'), nullable=False),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('waiting_for', sa.String(length=100), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('retried_from_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('auto.execution_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_executions'),
    schema='auto',
    comment='One run of a workflow.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_executions_started_at', 'executions', ['started_at', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"started_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_executions_status', 'executions', ['status', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_executions_tenant_id', 'executions', ['tenant_id', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_executions_trigger_event_id', 'executions', ['trigger_event_id', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"trigger_event_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_executions_workflow_id', 'executions', ['workflow_id', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('executions_steps',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('step_key', sa.String(length=40), nullable=False),
    sa.Column('attempt', Domain('core.whole_from_0'), nullable=False),
    sa.Column('state', Domain('auto.step_state'), nullable=False),
    sa.Column('input', sa.JSON(), nullable=True),
    sa.Column('output', sa.JSON(), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('idempotency_key', sa.String(length=100), nullable=False),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_executions_steps'),
    schema='auto'
    )
    op.create_index('ix_executions_steps_root_id', 'executions_steps', ['root_id', 'ordinal'], unique=False, schema='auto', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('schedules',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=True),
    sa.Column('cron', sa.String(length=60), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('misfire', Domain('auto.misfire'), nullable=False),
    sa.Column('overlap', Domain('auto.overlap'), nullable=False),
    sa.Column('is_system', sa.Boolean(), nullable=False),
    sa.Column('next_run_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_run_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_task_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('auto.task_schedule_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_schedules'),
    schema='auto',
    comment='A timetable by which tasks are put into the queue.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_schedules_kind', 'schedules', ['kind', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_schedules_name', 'schedules', ['name', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_schedules_next_run_at', 'schedules', ['next_run_at', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"next_run_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_schedules_status', 'schedules', ['status', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_schedules_code', 'schedules', ['code'], unique=True, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('tasks',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('queue', sa.String(length=30), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('priority', sa.BigInteger(), nullable=False),
    sa.Column('run_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('dedup_key', sa.String(length=200), nullable=True),
    sa.Column('group_key', sa.String(length=200), nullable=True),
    sa.Column('max_attempts', Domain('core.whole_from_1'), nullable=False),
    sa.Column('backoff', Domain('auto.task_backoff'), nullable=False),
    sa.Column('backoff_seconds', Domain('core.whole_from_0'), nullable=False),
    sa.Column('attempt', Domain('core.whole_from_0'), nullable=False),
    sa.Column('locked_by', sa.String(length=100), nullable=True),
    sa.Column('lease_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('progress', Domain('core.number_9_6_from_0_to_1'), nullable=True),
    sa.Column('result', sa.JSON(), nullable=True),
    sa.Column('last_error', sa.Text(), nullable=True),
    sa.Column('schedule_id', sa.Uuid(), nullable=True),
    sa.Column('execution_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('auto.task_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tasks'),
    schema='auto',
    comment='One piece of background work in the queue.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tasks_execution_id', 'tasks', ['execution_id', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"execution_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tasks_finished_at', 'tasks', ['finished_at', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"finished_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tasks_kind', 'tasks', ['kind', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tasks_run_at', 'tasks', ['run_at', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"run_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tasks_schedule_id', 'tasks', ['schedule_id', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"schedule_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tasks_status', 'tasks', ['status', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tasks_tenant_id', 'tasks', ['tenant_id', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('workflows',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('workflow_version', Domain('core.whole_from_1'), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('trigger', Domain('auto.workflow_trigger'), nullable=False),
    sa.Column('event_type', sa.String(length=100), nullable=True),
    sa.Column('condition', sa.JSON(), nullable=True),
    sa.Column('schedule_id', sa.Uuid(), nullable=True),
    sa.Column('input_schema', sa.JSON(), nullable=True),
    sa.Column('max_concurrent', Domain('core.whole_from_1'), nullable=False),
    sa.Column('timeout_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.Column('on_failure', Domain('auto.on_failure'), nullable=False),
    sa.Column('failure_workflow_code', sa.String(length=60), nullable=True),
    sa.Column('status', Domain('auto.workflow_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_workflows'),
    schema='auto',
    comment='A chain of steps that an event, a time or a person sets off.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_workflows_code', 'workflows', ['code', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_workflows_event_type', 'workflows', ['event_type', 'id'], unique=False, schema='auto', postgresql_where=sa.text('"event_type" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_workflows_name', 'workflows', ['name', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_workflows_status', 'workflows', ['status', 'id'], unique=False, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_workflows_code_workflow_version', 'workflows', ['code', 'workflow_version'], unique=True, schema='auto', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('workflows_steps',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('position', Domain('core.whole_from_0'), nullable=False),
    sa.Column('type', Domain('auto.step_type'), nullable=False),
    sa.Column('action', sa.String(length=60), nullable=True),
    sa.Column('input', sa.JSON(), nullable=True),
    sa.Column('next_key', sa.String(length=40), nullable=True),
    sa.Column('else_key', sa.String(length=40), nullable=True),
    sa.Column('on_error', Domain('auto.on_error'), nullable=False),
    sa.Column('max_attempts', Domain('core.whole_from_1'), nullable=False),
    sa.Column('timeout_seconds', Domain('core.whole_from_1'), nullable=False),
    sa.Column('approver_role_id', sa.Uuid(), nullable=True),
    sa.Column('expires_hours', Domain('core.whole_from_1'), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_workflows_steps'),
    schema='auto'
    )
    op.create_index('ix_workflows_steps_root_id', 'workflows_steps', ['root_id', 'ordinal'], unique=False, schema='auto', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('billing_accounts',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('legal_name', sa.String(length=200), nullable=False),
    sa.Column('business_number', sa.String(length=10), nullable=True),
    sa.Column('representative', sa.String(length=100), nullable=True),
    sa.Column('business_type', sa.String(length=100), nullable=True),
    sa.Column('invoice_email', sa.String(length=254), nullable=False),
    sa.Column('address', sa.Text(), nullable=True),
    sa.Column('country', sa.String(length=64), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('tax_rate_id', sa.Uuid(), nullable=True),
    sa.Column('tax_exempt', sa.Boolean(), nullable=False),
    sa.Column('collection_method', Domain('bill.collection_method'), nullable=False),
    sa.Column('payment_terms_days', Domain('core.whole_from_0_to_60'), nullable=False),
    sa.Column('invoice_grace_hours', Domain('core.whole_from_0'), nullable=False),
    sa.Column('purchase_order', sa.String(length=60), nullable=True),
    sa.Column('dunning_policy_id', sa.Uuid(), nullable=True),
    sa.Column('receivable_balance', Domain('core.amount'), nullable=False),
    sa.Column('credit_balance', Domain('core.amount_from_0'), nullable=False),
    sa.Column('overdue_amount', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr', Domain('core.amount_from_0'), nullable=False),
    sa.Column('overdue_amount_e4', sa.BigInteger(), sa.Computed('("overdue_amount" * 10000)::bigint', persisted=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_billing_accounts'),
    schema='bill',
    comment='Who pays for a tenant, how, and what stands open.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_billing_accounts_legal_name', 'billing_accounts', ['legal_name', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_billing_accounts_overdue_amount_e4', 'billing_accounts', ['overdue_amount_e4', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_billing_accounts_tenant_id', 'billing_accounts', ['tenant_id'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('coupon_redemptions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('coupon_id', sa.Uuid(), nullable=False),
    sa.Column('billing_account_id', sa.Uuid(), nullable=False),
    sa.Column('subscription_id', sa.Uuid(), nullable=False),
    sa.Column('cycles_total', Domain('core.whole_from_1'), nullable=True),
    sa.Column('cycles_used', Domain('core.whole_from_0'), nullable=False),
    sa.Column('status', Domain('bill.coupon_redemption_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_coupon_redemptions'),
    schema='bill',
    comment='A coupon at work on a subscription, cycle by cycle.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_coupon_redemptions_billing_account_id', 'coupon_redemptions', ['billing_account_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_coupon_redemptions_coupon_id', 'coupon_redemptions', ['coupon_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_coupon_redemptions_status', 'coupon_redemptions', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_coupon_redemptions_subscription_id', 'coupon_redemptions', ['subscription_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('coupons',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('discount_type', Domain('bill.discount_type'), nullable=False),
    sa.Column('percent', Domain('core.number_9_6_from_0_000001_to_1'), nullable=True),
    sa.Column('amount', Domain('core.amount_from_0_0001'), nullable=True),
    sa.Column('currency', sa.String(length=64), nullable=True),
    sa.Column('duration', Domain('bill.coupon_duration'), nullable=False),
    sa.Column('duration_cycles', Domain('core.whole_from_1'), nullable=True),
    sa.Column('plan_codes', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('applies_to', Domain('bill.coupon_applies_to'), nullable=False),
    sa.Column('first_time_only', sa.Boolean(), nullable=False),
    sa.Column('max_redemptions', Domain('core.whole_from_1'), nullable=True),
    sa.Column('redeemed_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('valid_from', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('valid_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('bill.coupon_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"valid_until" >= "valid_from"', name='ck_coupons_valid_until_valid_from'),
    sa.PrimaryKeyConstraint('id', name='pk_coupons'),
    schema='bill',
    comment='A discount that tenants can redeem on their subscriptions.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_coupons_name', 'coupons', ['name', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_coupons_status', 'coupons', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_coupons_valid_until', 'coupons', ['valid_until', 'id'], unique=False, schema='bill', postgresql_where=sa.text('"valid_until" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_coupons_code', 'coupons', ['code'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('credit_notes',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('invoice_id', sa.Uuid(), nullable=False),
    sa.Column('billing_account_id', sa.Uuid(), nullable=True),
    sa.Column('reason', Domain('bill.credit_note_reason'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=True),
    sa.Column('subtotal', Domain('core.amount_from_0'), nullable=False),
    sa.Column('tax_total', Domain('core.amount_from_0'), nullable=False),
    sa.Column('total', Domain('core.amount_from_0'), nullable=False),
    sa.Column('to_invoice', Domain('core.amount_from_0'), nullable=False),
    sa.Column('to_refund', Domain('core.amount_from_0'), nullable=False),
    sa.Column('to_credit', Domain('core.amount_from_0'), nullable=False),
    sa.Column('issued_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('memo', sa.Text(), nullable=True),
    sa.Column('status', Domain('bill.credit_note_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_credit_notes'),
    schema='bill',
    comment='A correction of a finalized invoice, in part or in whole.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_credit_notes_billing_account_id', 'credit_notes', ['billing_account_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('"billing_account_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_credit_notes_invoice_id', 'credit_notes', ['invoice_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_credit_notes_issued_at', 'credit_notes', ['issued_at', 'id'], unique=False, schema='bill', postgresql_where=sa.text('"issued_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_credit_notes_status', 'credit_notes', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_credit_notes_number', 'credit_notes', ['number'], unique=True, schema='bill', postgresql_where=sa.text('"number" IS NOT NULL AND NOT is_deleted'))
    op.create_table('credit_notes_items',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('invoice_item_id', sa.String(length=36), nullable=False),
    sa.Column('amount', Domain('core.amount_from_0_0001'), nullable=False),
    sa.Column('tax_amount', Domain('core.amount_from_0'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_credit_notes_items'),
    schema='bill'
    )
    op.create_index('ix_credit_notes_items_root_id', 'credit_notes_items', ['root_id', 'ordinal'], unique=False, schema='bill', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('dunning_policies',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.Column('run_at', sa.Time(), nullable=False),
    sa.Column('min_amount', Domain('core.amount_from_0'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_dunning_policies'),
    schema='bill',
    comment='What happens, and when, after a payment fails or a due date passes.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('uq_dunning_policies_name', 'dunning_policies', ['name'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('dunning_policies_steps',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('day_offset', Domain('core.whole_from_1'), nullable=False),
    sa.Column('action', Domain('bill.dunning_action'), nullable=False),
    sa.Column('template_id', sa.Uuid(), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_dunning_policies_steps'),
    schema='bill'
    )
    op.create_index('ix_dunning_policies_steps_root_id', 'dunning_policies_steps', ['root_id', 'ordinal'], unique=False, schema='bill', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('invoices',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('billing_account_id', sa.Uuid(), nullable=False),
    sa.Column('subscription_id', sa.Uuid(), nullable=True),
    sa.Column('reason', Domain('bill.invoice_reason'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=True),
    sa.Column('period_start', sa.Date(), nullable=True),
    sa.Column('period_end', sa.Date(), nullable=True),
    sa.Column('supply_date', sa.Date(), nullable=True),
    sa.Column('subtotal', Domain('core.amount'), nullable=False),
    sa.Column('discount_total', Domain('core.amount'), nullable=False),
    sa.Column('tax_total', Domain('core.amount'), nullable=False),
    sa.Column('total', Domain('core.amount'), nullable=False),
    sa.Column('credit_applied', Domain('core.amount_from_0'), nullable=False),
    sa.Column('amount_due', Domain('core.amount'), nullable=False),
    sa.Column('amount_paid', Domain('core.amount_from_0'), nullable=False),
    sa.Column('amount_credited', Domain('core.amount_from_0'), nullable=False),
    sa.Column('amount_remaining', Domain('core.amount'), nullable=False),
    sa.Column('finalize_after', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finalized_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('due_date', sa.Date(), nullable=True),
    sa.Column('paid_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('voided_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('dunning_started_on', sa.Date(), nullable=True),
    sa.Column('dunning_step', Domain('core.whole_from_0'), nullable=False),
    sa.Column('next_dunning_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('tax_document_number', sa.String(length=24), nullable=True),
    sa.Column('tax_document_date', sa.Date(), nullable=True),
    sa.Column('memo', sa.Text(), nullable=True),
    sa.Column('status', Domain('bill.invoice_status'), nullable=False),
    sa.Column('amount_remaining_e4', sa.BigInteger(), sa.Computed('("amount_remaining" * 10000)::bigint', persisted=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"period_end" >= "period_start"', name='ck_invoices_period_end_period_start'),
    sa.PrimaryKeyConstraint('id', name='pk_invoices'),
    schema='bill',
    comment='A demand for payment, which nobody changes once it is finalized.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_invoices_amount_remaining_e4', 'invoices', ['amount_remaining_e4', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_invoices_billing_account_id', 'invoices', ['billing_account_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_invoices_due_date', 'invoices', ['due_date', 'id'], unique=False, schema='bill', postgresql_where=sa.text('"due_date" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_invoices_dunning_step', 'invoices', ['dunning_step', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_invoices_finalized_at', 'invoices', ['finalized_at', 'id'], unique=False, schema='bill', postgresql_where=sa.text('"finalized_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_invoices_status', 'invoices', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_invoices_subscription_id', 'invoices', ['subscription_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('"subscription_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_invoices_number', 'invoices', ['number'], unique=True, schema='bill', postgresql_where=sa.text('"number" IS NOT NULL AND NOT is_deleted'))
    op.create_table('invoices_items',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('kind', Domain('bill.invoice_item_kind'), nullable=False),
    sa.Column('description', sa.String(length=300), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=True),
    sa.Column('meter_id', sa.Uuid(), nullable=True),
    sa.Column('source_item_id', sa.String(length=36), nullable=True),
    sa.Column('quantity', Domain('core.number_18_6_from_0'), nullable=False),
    sa.Column('unit_price', Domain('core.number_18_6'), nullable=True),
    sa.Column('amount', Domain('core.amount'), nullable=False),
    sa.Column('discount_amount', Domain('core.amount'), nullable=False),
    sa.Column('tax_rate_id', sa.Uuid(), nullable=True),
    sa.Column('period_start', sa.Date(), nullable=True),
    sa.Column('period_end', sa.Date(), nullable=True),
    sa.CheckConstraint('"period_end" >= "period_start"', name='ck_invoices_items_period_end_period_start'),
    sa.PrimaryKeyConstraint('id', name='pk_invoices_items'),
    schema='bill'
    )
    op.create_index('ix_invoices_items_root_id', 'invoices_items', ['root_id', 'ordinal'], unique=False, schema='bill', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('invoices_taxes',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('tax_rate_id', sa.Uuid(), nullable=False),
    sa.Column('taxable_amount', Domain('core.amount'), nullable=False),
    sa.Column('tax_amount', Domain('core.amount'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_invoices_taxes'),
    schema='bill'
    )
    op.create_index('ix_invoices_taxes_root_id', 'invoices_taxes', ['root_id', 'ordinal'], unique=False, schema='bill', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('meters',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('unit', sa.String(length=20), nullable=False),
    sa.Column('aggregation', Domain('bill.meter_aggregation'), nullable=False),
    sa.Column('unique_property', sa.String(length=60), nullable=True),
    sa.Column('decimals', Domain('core.whole_from_0_to_6'), nullable=False),
    sa.Column('quota_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('bill.meter_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_meters'),
    schema='bill',
    comment='A kind of use that is counted, and how its single records become a quantity.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_meters_name', 'meters', ['name', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_meters_status', 'meters', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_meters_code', 'meters', ['code'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('payment_methods',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('billing_account_id', sa.Uuid(), nullable=False),
    sa.Column('type', Domain('bill.payment_method_type'), nullable=False),
    sa.Column('provider', Domain('bill.payment_method_provider'), nullable=False),
    sa.Column('provider_token', sa.Text(), nullable=False),
    sa.Column('brand', sa.String(length=30), nullable=True),
    sa.Column('last4', sa.String(length=4), nullable=True),
    sa.Column('exp_month', Domain('core.whole_from_1_to_12'), nullable=True),
    sa.Column('exp_year', Domain('core.whole_from_2000_to_9999'), nullable=True),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.Column('status', Domain('bill.payment_method_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_payment_methods'),
    schema='bill',
    comment='A card or account at a payment provider, by which a tenant pays.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_payment_methods_billing_account_id', 'payment_methods', ['billing_account_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_payment_methods_status', 'payment_methods', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('payments',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('invoice_id', sa.Uuid(), nullable=False),
    sa.Column('billing_account_id', sa.Uuid(), nullable=False),
    sa.Column('payment_method_id', sa.Uuid(), nullable=True),
    sa.Column('amount', Domain('core.amount_from_0_0001'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('provider', Domain('bill.payment_provider'), nullable=False),
    sa.Column('provider_reference', sa.String(length=100), nullable=True),
    sa.Column('idempotency_key', sa.String(length=100), nullable=False),
    sa.Column('failure_code', sa.String(length=60), nullable=True),
    sa.Column('failure_kind', Domain('bill.payment_failure_kind'), nullable=True),
    sa.Column('failure_message', sa.String(length=300), nullable=True),
    sa.Column('amount_refunded', Domain('core.amount_from_0'), nullable=False),
    sa.Column('attempted_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('settled_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('bill.payment_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_payments'),
    schema='bill',
    comment='One try to move money for an invoice.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_payments_attempted_at', 'payments', ['attempted_at', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_payments_billing_account_id', 'payments', ['billing_account_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_payments_invoice_id', 'payments', ['invoice_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_payments_status', 'payments', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_payments_idempotency_key', 'payments', ['idempotency_key'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_payments_number', 'payments', ['number'], unique=True, schema='bill', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('payments_refunds',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('credit_note_id', sa.Uuid(), nullable=False),
    sa.Column('amount', Domain('core.amount_from_0_0001'), nullable=False),
    sa.Column('state', Domain('bill.payment_refund_state'), nullable=False),
    sa.Column('provider_reference', sa.String(length=100), nullable=True),
    sa.Column('refunded_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_payments_refunds'),
    schema='bill'
    )
    op.create_index('ix_payments_refunds_root_id', 'payments_refunds', ['root_id', 'ordinal'], unique=False, schema='bill', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('plans',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('plan_version', Domain('core.whole_from_1'), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('billing_interval', Domain('bill.billing_interval'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('price', Domain('core.amount_from_0'), nullable=False),
    sa.Column('included_seats', Domain('core.whole_from_0'), nullable=False),
    sa.Column('seat_price', Domain('core.amount_from_0'), nullable=False),
    sa.Column('trial_days', Domain('core.whole_from_0'), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('entitlements', sa.JSON(), nullable=True),
    sa.Column('monthly_value', Domain('core.amount_from_0'), nullable=True),
    sa.Column('status', Domain('bill.plan_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_plans'),
    schema='bill',
    comment='A priced offer with what it entitles to, of which a published version never changes.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_plans_code', 'plans', ['code', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_plans_name', 'plans', ['name', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_plans_status', 'plans', ['status', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_plans_code_plan_version', 'plans', ['code', 'plan_version'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('plans_charges',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('meter_id', sa.Uuid(), nullable=False),
    sa.Column('model', Domain('bill.charge_model'), nullable=False),
    sa.Column('included_units', Domain('core.number_18_6_from_0'), nullable=False),
    sa.Column('unit_price', Domain('core.number_18_6_from_0'), nullable=True),
    sa.Column('package_size', Domain('core.number_18_6_from_0_000001'), nullable=True),
    sa.Column('tiers', sa.JSON(), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_plans_charges'),
    schema='bill'
    )
    op.create_index('ix_plans_charges_root_id', 'plans_charges', ['root_id', 'ordinal'], unique=False, schema='bill', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('plans_limits',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('quota_id', sa.Uuid(), nullable=False),
    sa.Column('limit_value', Domain('core.number_18_6_from_0'), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_plans_limits'),
    schema='bill'
    )
    op.create_index('ix_plans_limits_root_id', 'plans_limits', ['root_id', 'ordinal'], unique=False, schema='bill', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('tax_rates',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=30), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('country', sa.String(length=64), nullable=False),
    sa.Column('tax_rate', Domain('core.number_9_6_from_0_to_1'), nullable=False),
    sa.Column('is_inclusive', sa.Boolean(), nullable=False),
    sa.Column('rounding', Domain('bill.tax_rounding'), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"valid_until" >= "valid_from"', name='ck_tax_rates_valid_until_valid_from'),
    sa.PrimaryKeyConstraint('id', name='pk_tax_rates'),
    schema='bill',
    comment='A tax that a country asks for, with the time in which it holds and how it is rounded.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tax_rates_name', 'tax_rates', ['name', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tax_rates_valid_from', 'tax_rates', ['valid_from', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tax_rates_code', 'tax_rates', ['code'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('transactions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('billing_account_id', sa.Uuid(), nullable=False),
    sa.Column('ledger', Domain('bill.ledger'), nullable=False),
    sa.Column('seq', Domain('core.whole_from_1'), nullable=False),
    sa.Column('type', Domain('bill.transaction_type'), nullable=False),
    sa.Column('amount', Domain('core.amount'), nullable=False),
    sa.Column('balance_after', Domain('core.amount'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('invoice_id', sa.Uuid(), nullable=True),
    sa.Column('payment_id', sa.Uuid(), nullable=True),
    sa.Column('credit_note_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_transactions'),
    schema='bill',
    comment='One change of what a tenant owes the platform, or the platform the tenant.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_transactions_billing_account_id', 'transactions', ['billing_account_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_transactions_invoice_id', 'transactions', ['invoice_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('"invoice_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_transactions_occurred_at', 'transactions', ['occurred_at', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_transactions_billing_account_id_ledger_seq', 'transactions', ['billing_account_id', 'ledger', 'seq'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('usage_records',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('meter_id', sa.Uuid(), nullable=False),
    sa.Column('idempotency_key', sa.String(length=100), nullable=False),
    sa.Column('quantity', Domain('core.number_18_6_from_0_000001'), nullable=False),
    sa.Column('properties', sa.JSON(), nullable=True),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('received_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('invoice_item_id', sa.String(length=36), nullable=True),
    sa.Column('is_late', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_usage_records'),
    schema='bill',
    comment='One reported use of what a meter counts, billed once however often it is reported.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_usage_records_occurred_at', 'usage_records', ['occurred_at', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_usage_records_tenant_id', 'usage_records', ['tenant_id', 'id'], unique=False, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_usage_records_tenant_id_meter_id_idempotency_key', 'usage_records', ['tenant_id', 'meter_id', 'idempotency_key'], unique=True, schema='bill', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('executions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('schedule_id', sa.Uuid(), nullable=True),
    sa.Column('target_type', Domain('bkup.backup_target'), nullable=False),
    sa.Column('tenant_database_id', sa.Uuid(), nullable=True),
    sa.Column('method', Domain('bkup.backup_method'), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('storage_id', sa.Uuid(), nullable=False),
    sa.Column('file_location', sa.String(length=500), nullable=True),
    sa.Column('size_bytes', Domain('core.whole_from_0'), nullable=True),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('schema_version', sa.String(length=64), nullable=True),
    sa.Column('consistent_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('recoverable_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('encrypted', sa.Boolean(), nullable=False),
    sa.Column('copied_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('verified_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('is_held', sa.Boolean(), nullable=False),
    sa.Column('hold_reason', sa.String(length=200), nullable=True),
    sa.Column('hold_until', sa.Date(), nullable=True),
    sa.Column('keep_reasons', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('bkup.backup_execution_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"finished_at" >= "started_at"', name='ck_executions_finished_at_started_at'),
    sa.CheckConstraint('"recoverable_until" >= "consistent_at"', name='ck_executions_recoverable_until_consistent_at'),
    sa.PrimaryKeyConstraint('id', name='pk_executions'),
    schema='bkup',
    comment='One backup of one database, or of the files.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_executions_schedule_id', 'executions', ['schedule_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"schedule_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_executions_started_at', 'executions', ['started_at', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"started_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_executions_status', 'executions', ['status', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_executions_storage_id', 'executions', ['storage_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_executions_tenant_database_id', 'executions', ['tenant_database_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"tenant_database_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_executions_verified_at', 'executions', ['verified_at', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"verified_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_executions_number', 'executions', ['number'], unique=True, schema='bkup', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('recoveries',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('purpose', Domain('bkup.recovery_purpose'), nullable=False),
    sa.Column('backup_id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('target_time', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('target_resource_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('ticket_id', sa.Uuid(), nullable=True),
    sa.Column('lost_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('requested_by_id', sa.Uuid(), nullable=True),
    sa.Column('approved_by_id', sa.Uuid(), nullable=True),
    sa.Column('safety_backup_id', sa.Uuid(), nullable=True),
    sa.Column('new_database_id', sa.Uuid(), nullable=True),
    sa.Column('rpo_seconds', sa.BigInteger(), nullable=True),
    sa.Column('rto_seconds', sa.BigInteger(), nullable=True),
    sa.Column('duration_seconds', Domain('core.whole_from_0'), nullable=True),
    sa.Column('checks', sa.JSON(), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('bkup.recovery_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"finished_at" >= "started_at"', name='ck_recoveries_finished_at_started_at'),
    sa.PrimaryKeyConstraint('id', name='pk_recoveries'),
    schema='bkup',
    comment='Bringing data back from a backup, or proving that it could be.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_recoveries_backup_id', 'recoveries', ['backup_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_recoveries_requested_by_id', 'recoveries', ['requested_by_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"requested_by_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_recoveries_started_at', 'recoveries', ['started_at', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"started_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_recoveries_status', 'recoveries', ['status', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_recoveries_tenant_id', 'recoveries', ['tenant_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_recoveries_number', 'recoveries', ['number'], unique=True, schema='bkup', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('schedules',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('target_type', Domain('bkup.schedule_target'), nullable=False),
    sa.Column('tenant_database_id', sa.Uuid(), nullable=True),
    sa.Column('method', Domain('bkup.backup_method'), nullable=False),
    sa.Column('full_every_days', Domain('core.whole_from_1'), nullable=False),
    sa.Column('cron', sa.String(length=60), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('storage_id', sa.Uuid(), nullable=False),
    sa.Column('second_storage_id', sa.Uuid(), nullable=True),
    sa.Column('keep_daily', Domain('core.whole_from_0'), nullable=False),
    sa.Column('keep_weekly', Domain('core.whole_from_0'), nullable=False),
    sa.Column('keep_monthly', Domain('core.whole_from_0'), nullable=False),
    sa.Column('keep_yearly', Domain('core.whole_from_0'), nullable=False),
    sa.Column('min_keep', Domain('core.whole_from_0'), nullable=False),
    sa.Column('archive_days', Domain('core.whole_from_0'), nullable=False),
    sa.Column('timeout_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.Column('rpo_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.Column('next_run_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_success_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('bkup.backup_schedule_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_schedules'),
    schema='bkup',
    comment='What is backed up when and where, and how long it is kept.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_schedules_last_success_at', 'schedules', ['last_success_at', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"last_success_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_schedules_name', 'schedules', ['name', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_schedules_next_run_at', 'schedules', ['next_run_at', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"next_run_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_schedules_status', 'schedules', ['status', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_schedules_storage_id', 'schedules', ['storage_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_schedules_tenant_database_id', 'schedules', ['tenant_database_id', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('"tenant_database_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_schedules_code', 'schedules', ['code'], unique=True, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('storages',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('kind', Domain('bkup.storage_kind'), nullable=False),
    sa.Column('location', sa.String(length=300), nullable=False),
    sa.Column('region', sa.String(length=32), nullable=False),
    sa.Column('credentials', sa.Text(), nullable=True),
    sa.Column('encryption_key_id', sa.String(length=60), nullable=True),
    sa.Column('immutable_days', Domain('core.whole_from_0'), nullable=False),
    sa.Column('capacity_bytes', Domain('core.whole_from_1'), nullable=True),
    sa.Column('used_bytes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('last_tested_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('bkup.backup_storage_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_storages'),
    schema='bkup',
    comment='A place where backups lie.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_storages_name', 'storages', ['name', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_storages_region', 'storages', ['region', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_storages_status', 'storages', ['status', 'id'], unique=False, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_storages_code', 'storages', ['code'], unique=True, schema='bkup', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('config_changes',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('target_type', Domain('cnfg.config_target'), nullable=False),
    sa.Column('target_id', sa.String(length=36), nullable=False),
    sa.Column('patch', sa.JSON(), nullable=False),
    sa.Column('base_version', Domain('core.whole_from_0'), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('scheduled_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('applied_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('undo_patch', sa.JSON(), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('status', Domain('cnfg.config_change_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_config_changes'),
    schema='cnfg',
    comment='A change to a flag, override, limit or setting that a second person looks at before it is applied.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_config_changes_scheduled_at', 'config_changes', ['scheduled_at', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('"scheduled_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_config_changes_status', 'config_changes', ['status', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_config_changes_target_id', 'config_changes', ['target_id', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_config_changes_number', 'config_changes', ['number'], unique=True, schema='cnfg', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('config_changes_approvals',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('decision', Domain('cnfg.config_decision'), nullable=False),
    sa.Column('comment', sa.String(length=500), nullable=True),
    sa.Column('decided_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_config_changes_approvals'),
    schema='cnfg'
    )
    op.create_index('ix_config_changes_approvals_root_id', 'config_changes_approvals', ['root_id', 'ordinal'], unique=False, schema='cnfg', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('feature_flags',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('kind', Domain('cnfg.flag_kind'), nullable=False),
    sa.Column('value_type', Domain('cnfg.flag_value_type'), nullable=False),
    sa.Column('enabled', sa.Boolean(), nullable=False),
    sa.Column('off_variant', sa.String(length=40), nullable=False),
    sa.Column('default_variant', sa.String(length=40), nullable=False),
    sa.Column('rollout_unit', Domain('cnfg.unit'), nullable=False),
    sa.Column('rollout_percent', Domain('core.number_5_2_from_0_to_100'), nullable=False),
    sa.Column('rollout_salt', sa.String(length=60), nullable=True),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('is_protected', sa.Boolean(), nullable=False),
    sa.Column('is_permanent', sa.Boolean(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.Column('last_evaluated_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('is_stale', sa.Boolean(), nullable=False),
    sa.Column('status', Domain('cnfg.feature_flag_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_feature_flags'),
    schema='cnfg',
    comment='A switch that is on for some tenants or users and off for others, always the same for the same one.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_feature_flags_name', 'feature_flags', ['name', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_feature_flags_owner_id', 'feature_flags', ['owner_id', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_feature_flags_status', 'feature_flags', ['status', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_feature_flags_key', 'feature_flags', ['key'], unique=True, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('feature_flags_rules',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('position', Domain('core.whole_from_1'), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=True),
    sa.Column('segment_id', sa.Uuid(), nullable=True),
    sa.Column('conditions', sa.JSON(), nullable=True),
    sa.Column('variant', sa.String(length=40), nullable=True),
    sa.Column('percent', Domain('core.number_5_2_from_0_to_100'), nullable=False),
    sa.Column('is_paused', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_feature_flags_rules'),
    schema='cnfg'
    )
    op.create_index('ix_feature_flags_rules_root_id', 'feature_flags_rules', ['root_id', 'ordinal'], unique=False, schema='cnfg', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('feature_flags_variants',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.Column('weight', Domain('core.whole_from_0_to_10000'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_feature_flags_variants'),
    schema='cnfg'
    )
    op.create_index('ix_feature_flags_variants_root_id', 'feature_flags_variants', ['root_id', 'ordinal'], unique=False, schema='cnfg', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('flag_overrides',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('flag_id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('variant', sa.String(length=40), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_flag_overrides'),
    schema='cnfg',
    comment='A fixed variant for one tenant or user.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_flag_overrides_expires_at', 'flag_overrides', ['expires_at', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('"expires_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_flag_overrides_flag_id', 'flag_overrides', ['flag_id', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_flag_overrides_tenant_id', 'flag_overrides', ['tenant_id', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_flag_overrides_user_id', 'flag_overrides', ['user_id', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('"user_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_flag_overrides_flag_id_tenant_id_user_id', 'flag_overrides', ['flag_id', 'tenant_id', 'user_id'], unique=True, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'), postgresql_nulls_not_distinct=True)
    op.create_table('quota_usages',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('quota_id', sa.Uuid(), nullable=False),
    sa.Column('period_start', sa.Date(), nullable=True),
    sa.Column('period_end', sa.Date(), nullable=True),
    sa.Column('used', Domain('core.number_18_6_from_0'), nullable=False),
    sa.Column('reserved', Domain('core.number_18_6_from_0'), nullable=False),
    sa.Column('limit_override', Domain('core.number_18_6_from_0'), nullable=True),
    sa.Column('override_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('override_reason', sa.String(length=200), nullable=True),
    sa.Column('effective_limit', Domain('core.number_18_6_from_0'), nullable=True),
    sa.Column('usage_rate', Domain('core.number_9_6_from_0'), nullable=True),
    sa.Column('grace_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_warned_rate', Domain('core.number_9_6_from_0'), nullable=True),
    sa.Column('usage_rate_e6', sa.BigInteger(), sa.Computed('("usage_rate" * 1000000)::bigint', persisted=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"period_end" > "period_start"', name='ck_quota_usages_period_end_period_start'),
    sa.PrimaryKeyConstraint('id', name='pk_quota_usages'),
    schema='cnfg',
    comment='What a tenant has used of a quota in the present period.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_quota_usages_period_start', 'quota_usages', ['period_start', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('"period_start" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_quota_usages_quota_id', 'quota_usages', ['quota_id', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_quota_usages_tenant_id', 'quota_usages', ['tenant_id', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_quota_usages_usage_rate_e6', 'quota_usages', ['usage_rate_e6', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_quota_usages_tenant_id_quota_id_period_start', 'quota_usages', ['tenant_id', 'quota_id', 'period_start'], unique=True, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'), postgresql_nulls_not_distinct=True)
    op.create_table('quotas',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('unit', sa.String(length=20), nullable=False),
    sa.Column('period', Domain('cnfg.quota_period'), nullable=False),
    sa.Column('default_limit', Domain('core.number_18_6_from_0'), nullable=True),
    sa.Column('enforcement', Domain('cnfg.quota_enforcement'), nullable=False),
    sa.Column('warn_at', sa.ARRAY(sa.Numeric(precision=9, scale=6)), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('grace_days', Domain('core.whole_from_0'), nullable=False),
    sa.Column('is_protected', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_quotas'),
    schema='cnfg',
    comment='A limit that the platform holds a tenant to.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_quotas_name', 'quotas', ['name', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_quotas_code', 'quotas', ['code'], unique=True, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('segments',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('unit', Domain('cnfg.unit'), nullable=False),
    sa.Column('match', Domain('cnfg.segment_match'), nullable=False),
    sa.Column('conditions', sa.JSON(), nullable=False),
    sa.Column('member_count', Domain('core.whole_from_0'), nullable=True),
    sa.Column('counted_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_segments'),
    schema='cnfg',
    comment='A named group of tenants or users by their attributes, for flags and campaigns.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_segments_name', 'segments', ['name', 'id'], unique=False, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_segments_key', 'segments', ['key'], unique=True, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('settings',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=100), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.Column('value_type', Domain('cnfg.setting_type'), nullable=False),
    sa.Column('default_value', sa.JSON(), nullable=True),
    sa.Column('min_value', Domain('core.number_18_6'), nullable=True),
    sa.Column('max_value', Domain('core.number_18_6'), nullable=True),
    sa.Column('allowed_values', sa.JSON(), nullable=True),
    sa.Column('description', sa.String(length=300), nullable=True),
    sa.Column('is_protected', sa.Boolean(), nullable=False),
    sa.Column('needs_restart', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_settings'),
    schema='cnfg',
    comment='A setting of the platform, of a fixed type.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('uq_settings_key', 'settings', ['key'], unique=True, schema='cnfg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('counters',
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('period', sa.String(length=16), nullable=False),
    sa.Column('next_value', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('code', 'period', name='pk_counters'),
    schema='core',
    comment="the next number of the platform's own documents"
    )
    op.create_table('doors',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('heard', sa.BigInteger(), nullable=False),
    sa.Column('until', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_doors'),
    schema='core',
    comment='the processes that remember who may do what, until when, and the newest recall that each has heard'
    )
    op.create_table('outbox',
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('event', sa.String(length=100), nullable=False),
    sa.Column('entity', sa.String(length=60), nullable=False),
    sa.Column('entity_id', sa.Uuid(), nullable=False),
    sa.Column('entity_version', sa.Integer(), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_outbox'),
    schema='core',
    comment='what happened, written with the change, until it is delivered'
    )
    op.create_table('recalls',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_recalls'),
    schema='core',
    comment='how often what users may do was changed, in its one row'
    )
    op.create_table('receipts',
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('actor_id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=255), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('actor_id', 'key', name='pk_receipts'),
    schema='core',
    comment='answers kept for their idempotency key'
    )
    op.create_table('api_keys',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('prefix', sa.String(length=8), nullable=True),
    sa.Column('key', sa.Text(), nullable=True),
    sa.Column('scopes', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('allowed_networks', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('rate_limit_id', sa.Uuid(), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_used_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_used_ip', sa.String(length=45), nullable=True),
    sa.Column('successor_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('idam.api_key_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_api_keys'),
    schema='idam',
    comment='The one long-lived credential of a program, which acts in the name of a user.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_api_keys_expires_at', 'api_keys', ['expires_at', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"expires_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_api_keys_last_used_at', 'api_keys', ['last_used_at', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"last_used_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_api_keys_name', 'api_keys', ['name', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_api_keys_status', 'api_keys', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_api_keys_tenant_id', 'api_keys', ['tenant_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_api_keys_user_id', 'api_keys', ['user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_api_keys_prefix', 'api_keys', ['prefix'], unique=True, schema='idam', postgresql_where=sa.text('"prefix" IS NOT NULL AND NOT is_deleted'))
    op.create_table('identity_providers',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=50), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('issuer', sa.String(length=2000), nullable=False),
    sa.Column('client_id', sa.String(length=200), nullable=False),
    sa.Column('client_secret', sa.Text(), nullable=False),
    sa.Column('email_domains', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('jit_provisioning', sa.Boolean(), nullable=False),
    sa.Column('default_role_code', sa.String(length=64), nullable=True),
    sa.Column('enforce_sso', sa.Boolean(), nullable=False),
    sa.Column('tested_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('idam.identity_provider_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_identity_providers'),
    schema='idam',
    comment='Where users of a tenant, or the staff, sign in with the account of their own organisation.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_identity_providers_name', 'identity_providers', ['name', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_identity_providers_status', 'identity_providers', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_identity_providers_tenant_id', 'identity_providers', ['tenant_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_identity_providers_code', 'identity_providers', ['code'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('impersonations',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('target_user_id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('admin_user_id', sa.Uuid(), nullable=True),
    sa.Column('ticket_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('access_mode', Domain('idam.impersonation_access_mode'), nullable=False),
    sa.Column('minutes', Domain('core.whole_from_5_to_60'), nullable=False),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('ended_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('session_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('idam.impersonation_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_impersonations'),
    schema='idam',
    comment="A short time in which an administrator sees what a tenant's user sees, for support and in the open.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_impersonations_admin_user_id', 'impersonations', ['admin_user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"admin_user_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_impersonations_status', 'impersonations', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_impersonations_target_user_id', 'impersonations', ['target_user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_impersonations_tenant_id', 'impersonations', ['tenant_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('invitations',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('user_type', Domain('idam.user_type'), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('role_ids', sa.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('message', sa.Text(), nullable=True),
    sa.Column('token', sa.Text(), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('sent_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('accepted_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('user_id', sa.String(length=36), nullable=True),
    sa.Column('status', Domain('idam.invitation_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_invitations'),
    schema='idam',
    comment='A call by e-mail to join the platform staff or a tenant.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_invitations_email', 'invitations', ['email', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_invitations_expires_at', 'invitations', ['expires_at', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"expires_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_invitations_status', 'invitations', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_invitations_tenant_id', 'invitations', ['tenant_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('login_attempts',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('username_tried', sa.String(length=255), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('user_agent', sa.String(length=300), nullable=True),
    sa.Column('result', Domain('idam.login_result'), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=True),
    sa.Column('attempted_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_login_attempts'),
    schema='idam',
    comment='One try to sign in, kept for the lock rules and for the law.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_login_attempts_attempted_at', 'login_attempts', ['attempted_at', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_login_attempts_ip', 'login_attempts', ['ip', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"ip" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_login_attempts_user_id', 'login_attempts', ['user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"user_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('mfa_devices',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('type', Domain('idam.mfa_device_type'), nullable=False),
    sa.Column('secret', sa.Text(), nullable=False),
    sa.Column('last_used_step', Domain('core.whole_from_0'), nullable=True),
    sa.Column('recovery_codes', sa.Text(), nullable=True),
    sa.Column('recovery_codes_left', Domain('core.whole_from_0'), nullable=False),
    sa.Column('confirmed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_used_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('idam.mfa_device_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_mfa_devices'),
    schema='idam',
    comment='A second factor of a user, beside the password.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_mfa_devices_status', 'mfa_devices', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_mfa_devices_user_id', 'mfa_devices', ['user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('password_resets',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('token', sa.Text(), nullable=False),
    sa.Column('requested_ip', sa.String(length=45), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('used_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('idam.password_reset_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_password_resets'),
    schema='idam',
    comment='One permission to set a new password, sent by mail.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_password_resets_status', 'password_resets', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_password_resets_user_id', 'password_resets', ['user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('permissions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=120), nullable=False),
    sa.Column('domain', sa.String(length=10), nullable=False),
    sa.Column('resource', sa.String(length=60), nullable=False),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('is_dangerous', sa.Boolean(), nullable=False),
    sa.Column('description', sa.String(length=200), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_permissions'),
    schema='idam',
    comment='One right, {domain}:{path}:{action}; the program writes the list from its own modules.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_permissions_action', 'permissions', ['action', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_permissions_domain', 'permissions', ['domain', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_permissions_code', 'permissions', ['code'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('roles',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=50), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('permissions', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('is_system', sa.Boolean(), nullable=False),
    sa.Column('requires_mfa', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_roles'),
    schema='idam',
    comment='A named set of permissions of platform staff; what a member may do in a tenant is sys.Role.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_roles_name', 'roles', ['name', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_roles_code', 'roles', ['code'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('security_policies',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('scope', Domain('idam.user_type'), nullable=False),
    sa.Column('access_token_minutes', Domain('core.whole_from_5_to_15'), nullable=False),
    sa.Column('session_max_days', Domain('core.whole_from_1_to_90'), nullable=False),
    sa.Column('max_sessions', Domain('core.whole_from_1'), nullable=False),
    sa.Column('max_failed_attempts', Domain('core.whole_from_1'), nullable=False),
    sa.Column('failure_window_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.Column('lockout_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.Column('max_temporary_lockouts', Domain('core.whole_from_0'), nullable=False),
    sa.Column('ip_max_failures', Domain('core.whole_from_1'), nullable=False),
    sa.Column('password_min_length', Domain('core.whole_from_8_to_64'), nullable=False),
    sa.Column('password_mixed', sa.Boolean(), nullable=False),
    sa.Column('password_history', Domain('core.whole_from_0_to_10'), nullable=False),
    sa.Column('password_max_age_days', Domain('core.whole_from_0'), nullable=False),
    sa.Column('mfa_required', sa.Boolean(), nullable=False),
    sa.Column('allowed_networks', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_security_policies'),
    schema='idam',
    comment="The rules of sign-in for the platform staff or for tenants' users.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('uq_security_policies_scope', 'security_policies', ['scope'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('sessions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('user_agent', sa.String(length=300), nullable=True),
    sa.Column('method', Domain('idam.session_method'), nullable=False),
    sa.Column('current_generation', sa.BigInteger(), nullable=False),
    sa.Column('last_seen_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('revoked_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('revoke_reason', Domain('idam.revoke_reason'), nullable=True),
    sa.Column('status', Domain('idam.session_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_sessions'),
    schema='idam',
    comment='One sign-in on one device; the family of its refresh tokens.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_sessions_ip', 'sessions', ['ip', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"ip" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_sessions_last_seen_at', 'sessions', ['last_seen_at', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"last_seen_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_sessions_status', 'sessions', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_sessions_tenant_id', 'sessions', ['tenant_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_sessions_user_id', 'sessions', ['user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('sessions_tokens',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('generation', sa.BigInteger(), nullable=False),
    sa.Column('token_hash', sa.Text(), nullable=True),
    sa.Column('issued_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('used_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_sessions_tokens'),
    schema='idam'
    )
    op.create_index('ix_sessions_tokens_root_id', 'sessions_tokens', ['root_id', 'ordinal'], unique=False, schema='idam', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('user_roles',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('role_id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('valid_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=200), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_user_roles'),
    schema='idam',
    comment="A role held by a member of the platform staff, for a time; a tenant's members hold sys.Role in sys.User.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_user_roles_role_id', 'user_roles', ['role_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_user_roles_user_id', 'user_roles', ['user_id', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_user_roles_valid_until', 'user_roles', ['valid_until', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"valid_until" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_user_roles_user_id_role_id', 'user_roles', ['user_id', 'role_id'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('users',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('full_name', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('username', sa.String(length=50), nullable=False),
    sa.Column('password', sa.Text(), nullable=True),
    sa.Column('user_type', Domain('idam.user_type'), nullable=False),
    sa.Column('phone', sa.String(length=16), nullable=True),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('must_change_password', sa.Boolean(), nullable=False),
    sa.Column('break_glass', sa.Boolean(), nullable=False),
    sa.Column('password_changed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('password_history', sa.Text(), nullable=True),
    sa.Column('email_verified_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_login_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('failed_login_count', sa.BigInteger(), nullable=False),
    sa.Column('lockout_count', sa.BigInteger(), nullable=False),
    sa.Column('locked_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('mfa_enabled', sa.Boolean(), nullable=False),
    sa.Column('status', Domain('idam.user_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_users'),
    schema='idam',
    comment='The one identity of a person who signs in, staff of the platform or of a tenant.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_users_full_name', 'users', ['full_name', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_users_last_login_at', 'users', ['last_login_at', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"last_login_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_users_locked_until', 'users', ['locked_until', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"locked_until" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_users_status', 'users', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_users_email', 'users', ['email'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_users_username', 'users', ['username'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('users_identities',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=False),
    sa.Column('subject', sa.String(length=255), nullable=False),
    sa.Column('linked_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_users_identities'),
    schema='idam'
    )
    op.create_index('ix_users_identities_root_id', 'users_identities', ['root_id', 'ordinal'], unique=False, schema='idam', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('certificates',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('domain', sa.String(length=253), nullable=False),
    sa.Column('alternative_names', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('issuer', sa.String(length=200), nullable=True),
    sa.Column('serial', sa.String(length=80), nullable=True),
    sa.Column('fingerprint', sa.String(length=64), nullable=True),
    sa.Column('private_key', sa.Text(), nullable=True),
    sa.Column('chain', sa.Text(), nullable=True),
    sa.Column('not_before', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('not_after', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('auto_renew', sa.Boolean(), nullable=False),
    sa.Column('renew_before_days', Domain('core.whole_from_0'), nullable=False),
    sa.Column('last_error', sa.String(length=500), nullable=True),
    sa.Column('successor_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('ifra.certificate_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"not_after" > "not_before"', name='ck_certificates_not_after_not_before'),
    sa.PrimaryKeyConstraint('id', name='pk_certificates'),
    schema='ifra',
    comment='A TLS certificate and its renewal.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_certificates_domain', 'certificates', ['domain', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_certificates_not_after', 'certificates', ['not_after', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('"not_after" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_certificates_status', 'certificates', ['status', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_certificates_fingerprint', 'certificates', ['fingerprint'], unique=True, schema='ifra', postgresql_where=sa.text('"fingerprint" IS NOT NULL AND NOT is_deleted'))
    op.create_table('costs',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=False),
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('amount', Domain('core.amount_from_0'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('method', Domain('ifra.allocation_method'), nullable=False),
    sa.Column('source', Domain('ifra.cost_source'), nullable=False),
    sa.Column('status', Domain('ifra.resource_cost_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_costs'),
    schema='ifra',
    comment='What a resource cost in a month, and which tenants that was for.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_costs_month', 'costs', ['month', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_costs_resource_id', 'costs', ['resource_id', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_costs_status', 'costs', ['status', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_costs_resource_id_month', 'costs', ['resource_id', 'month'], unique=True, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('costs_allocations',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('basis', Domain('core.number_20_6_from_0'), nullable=False),
    sa.Column('amount', Domain('core.amount_from_0'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_costs_allocations'),
    schema='ifra'
    )
    op.create_index('ix_costs_allocations_root_id', 'costs_allocations', ['root_id', 'ordinal'], unique=False, schema='ifra', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('deployments',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('release', sa.String(length=60), nullable=False),
    sa.Column('commit_hash', sa.String(length=40), nullable=False),
    sa.Column('environment', Domain('ifra.environment'), nullable=False),
    sa.Column('summary', sa.Text(), nullable=True),
    sa.Column('committed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('schema_rollout_id', sa.Uuid(), nullable=True),
    sa.Column('rollback_of_id', sa.Uuid(), nullable=True),
    sa.Column('deployed_by_id', sa.Uuid(), nullable=True),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('caused_failure', sa.Boolean(), nullable=False),
    sa.Column('log_url', sa.String(length=2000), nullable=True),
    sa.Column('status', Domain('ifra.deployment_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"finished_at" >= "started_at"', name='ck_deployments_finished_at_started_at'),
    sa.PrimaryKeyConstraint('id', name='pk_deployments'),
    schema='ifra',
    comment='A release of the program to an environment.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_deployments_release', 'deployments', ['release', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_deployments_started_at', 'deployments', ['started_at', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('"started_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_deployments_status', 'deployments', ['status', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('resource_usages',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=False),
    sa.Column('hour', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('cpu_avg', Domain('core.number_9_6_from_0'), nullable=True),
    sa.Column('cpu_max', Domain('core.number_9_6_from_0'), nullable=True),
    sa.Column('memory_used_gb', Domain('core.number_10_2_from_0'), nullable=True),
    sa.Column('disk_used_gb', Domain('core.number_12_2_from_0'), nullable=True),
    sa.Column('connections_max', Domain('core.whole_from_0'), nullable=True),
    sa.Column('network_in_gb', Domain('core.number_12_3_from_0'), nullable=True),
    sa.Column('network_out_gb', Domain('core.number_12_3_from_0'), nullable=True),
    sa.Column('sample_count', Domain('core.whole_from_1'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_resource_usages'),
    schema='ifra',
    comment='The load of a resource in one hour.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_resource_usages_hour', 'resource_usages', ['hour', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_resource_usages_resource_id', 'resource_usages', ['resource_id', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_resource_usages_resource_id_hour', 'resource_usages', ['resource_id', 'hour'], unique=True, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('resources',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('kind', Domain('ifra.resource_kind'), nullable=False),
    sa.Column('region', sa.String(length=32), nullable=False),
    sa.Column('environment', Domain('ifra.environment'), nullable=False),
    sa.Column('host', sa.String(length=253), nullable=True),
    sa.Column('port', Domain('core.whole_from_1_to_65535'), nullable=True),
    sa.Column('admin_secret', sa.Text(), nullable=True),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('cpu_cores', Domain('core.number_6_2_from_0'), nullable=True),
    sa.Column('memory_gb', Domain('core.number_10_2_from_0'), nullable=True),
    sa.Column('disk_gb', Domain('core.number_12_2_from_0'), nullable=True),
    sa.Column('max_connections', Domain('core.whole_from_0'), nullable=True),
    sa.Column('max_tenants', Domain('core.whole_from_0'), nullable=True),
    sa.Column('is_dedicated', sa.Boolean(), nullable=False),
    sa.Column('warn_rate', Domain('core.number_9_6_from_0_to_1'), nullable=False),
    sa.Column('critical_rate', Domain('core.number_9_6_from_0_to_1'), nullable=False),
    sa.Column('monthly_cost', Domain('core.amount_from_0'), nullable=True),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('tenant_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('labels', sa.JSON(), nullable=True),
    sa.Column('last_seen_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('ifra.resource_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_resources'),
    schema='ifra',
    comment='A server, database, storage or other piece of infrastructure.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_resources_last_seen_at', 'resources', ['last_seen_at', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('"last_seen_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_resources_name', 'resources', ['name', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_resources_parent_id', 'resources', ['parent_id', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('"parent_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_resources_region', 'resources', ['region', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_resources_status', 'resources', ['status', 'id'], unique=False, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_resources_code', 'resources', ['code'], unique=True, schema='ifra', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('api_requests',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('request_id', sa.String(length=60), nullable=False),
    sa.Column('api_id', sa.Uuid(), nullable=True),
    sa.Column('api_key_id', sa.Uuid(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('method', sa.String(length=10), nullable=False),
    sa.Column('path', sa.String(length=500), nullable=False),
    sa.Column('http_status', Domain('core.whole_from_100_to_599'), nullable=True),
    sa.Column('error_code', sa.String(length=60), nullable=True),
    sa.Column('duration_ms', Domain('core.whole_from_0'), nullable=True),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('idempotency_key', sa.String(length=100), nullable=True),
    sa.Column('request_hash', sa.String(length=64), nullable=True),
    sa.Column('response_body', sa.JSON(), nullable=True),
    sa.Column('requested_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_api_requests'),
    schema='intg',
    comment='A call of the public API, kept to find faults and to answer a repeated call with the first answer.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_api_requests_api_key_id', 'api_requests', ['api_key_id', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"api_key_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_api_requests_requested_at', 'api_requests', ['requested_at', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_api_requests_tenant_id', 'api_requests', ['tenant_id', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_api_requests_request_id', 'api_requests', ['request_id'], unique=True, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('apis',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('api_version', sa.String(length=10), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('base_path', sa.String(length=200), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('documentation_url', sa.String(length=2000), nullable=True),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('deprecated_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('sunset_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('successor_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('intg.api_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_apis'),
    schema='intg',
    comment='A version of a public interface, from its first day to its last.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_apis_code', 'apis', ['code', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_apis_name', 'apis', ['name', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_apis_status', 'apis', ['status', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_apis_sunset_at', 'apis', ['sunset_at', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"sunset_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_apis_base_path', 'apis', ['base_path'], unique=True, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_apis_code_api_version', 'apis', ['code', 'api_version'], unique=True, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('event_types',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=100), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('json_schema', sa.JSON(), nullable=True),
    sa.Column('sample', sa.JSON(), nullable=True),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('deprecated_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_event_types'),
    schema='intg',
    comment='A kind of event that the platform tells the world, and the form of its data.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_event_types_name', 'event_types', ['name', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_event_types_code', 'event_types', ['code'], unique=True, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('inbound_events',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('provider', sa.String(length=40), nullable=False),
    sa.Column('provider_event_id', sa.String(length=120), nullable=True),
    sa.Column('event_type', sa.String(length=100), nullable=True),
    sa.Column('payload', sa.JSON(), nullable=True),
    sa.Column('signature_ok', sa.Boolean(), nullable=False),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('attempt', Domain('core.whole_from_0'), nullable=False),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('received_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('processed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('intg.inbound_event_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_inbound_events'),
    schema='intg',
    comment='A callback of a provider, of a payment or a returned mail, that is taken once.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_inbound_events_event_type', 'inbound_events', ['event_type', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"event_type" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_inbound_events_provider', 'inbound_events', ['provider', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_inbound_events_received_at', 'inbound_events', ['received_at', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_inbound_events_status', 'inbound_events', ['status', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_inbound_events_provider_provider_event_id', 'inbound_events', ['provider', 'provider_event_id'], unique=True, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('rate_limits',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('scope', Domain('intg.rate_limit_scope'), nullable=False),
    sa.Column('path_pattern', sa.String(length=200), nullable=False),
    sa.Column('methods', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('plan_codes', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('capacity', Domain('core.whole_from_1'), nullable=False),
    sa.Column('refill_per_second', Domain('core.number_12_4_from_0_0001'), nullable=False),
    sa.Column('cost', Domain('core.whole_from_1'), nullable=False),
    sa.Column('priority', sa.BigInteger(), nullable=False),
    sa.Column('status', Domain('intg.rate_limit_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_rate_limits'),
    schema='intg',
    comment='How many calls somebody may make at once and over time: a bucket of tokens that fills again.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_rate_limits_name', 'rate_limits', ['name', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_rate_limits_status', 'rate_limits', ['status', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_rate_limits_code', 'rate_limits', ['code'], unique=True, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('webhook_deliveries',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('event_id', sa.Uuid(), nullable=False),
    sa.Column('endpoint_id', sa.Uuid(), nullable=False),
    sa.Column('attempt', Domain('core.whole_from_0'), nullable=False),
    sa.Column('max_attempts', Domain('core.whole_from_1'), nullable=False),
    sa.Column('next_attempt_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_http_status', Domain('core.whole_from_100_to_599'), nullable=True),
    sa.Column('last_error', sa.Text(), nullable=True),
    sa.Column('succeeded_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('exhausted_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('replay_of_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('intg.webhook_delivery_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_webhook_deliveries'),
    schema='intg',
    comment='One event on its way to one endpoint.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_webhook_deliveries_endpoint_id', 'webhook_deliveries', ['endpoint_id', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_webhook_deliveries_event_id', 'webhook_deliveries', ['event_id', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_webhook_deliveries_next_attempt_at', 'webhook_deliveries', ['next_attempt_at', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"next_attempt_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_webhook_deliveries_status', 'webhook_deliveries', ['status', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('webhook_deliveries_attempts',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('number', Domain('core.whole_from_1'), nullable=False),
    sa.Column('attempted_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('webhook_timestamp', sa.BigInteger(), nullable=False),
    sa.Column('http_status', Domain('core.whole_from_100_to_599'), nullable=True),
    sa.Column('duration_ms', Domain('core.whole_from_0'), nullable=False),
    sa.Column('response_text', sa.Text(), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_webhook_deliveries_attempts'),
    schema='intg'
    )
    op.create_index('ix_webhook_deliveries_attempts_root_id', 'webhook_deliveries_attempts', ['root_id', 'ordinal'], unique=False, schema='intg', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('webhook_events',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('message_id', sa.String(length=40), nullable=False),
    sa.Column('event_type', sa.String(length=100), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('entity', sa.String(length=60), nullable=True),
    sa.Column('entity_id', sa.String(length=36), nullable=True),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('dispatched_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_webhook_events'),
    schema='intg',
    comment='Something that happened, written with the change itself, to be told to whoever wants to know.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_webhook_events_event_type', 'webhook_events', ['event_type', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_webhook_events_occurred_at', 'webhook_events', ['occurred_at', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_webhook_events_tenant_id', 'webhook_events', ['tenant_id', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_webhook_events_message_id', 'webhook_events', ['message_id'], unique=True, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('webhooks',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('url', sa.String(length=2000), nullable=False),
    sa.Column('event_types', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('secret', sa.Text(), nullable=True),
    sa.Column('previous_secret', sa.Text(), nullable=True),
    sa.Column('previous_secret_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('headers', sa.JSON(), nullable=True),
    sa.Column('timeout_seconds', Domain('core.whole_from_1_to_30'), nullable=False),
    sa.Column('rate_per_second', Domain('core.whole_from_1'), nullable=False),
    sa.Column('ordered', sa.Boolean(), nullable=False),
    sa.Column('first_failed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_success_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('disabled_reason', Domain('intg.disabled_reason'), nullable=True),
    sa.Column('status', Domain('intg.webhook_endpoint_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_webhooks'),
    schema='intg',
    comment='An address that events are sent to.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_webhooks_last_success_at', 'webhooks', ['last_success_at', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"last_success_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_webhooks_name', 'webhooks', ['name', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_webhooks_status', 'webhooks', ['status', 'id'], unique=False, schema='intg', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_webhooks_tenant_id', 'webhooks', ['tenant_id', 'id'], unique=False, schema='intg', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('alert_rules',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('metric_id', sa.Uuid(), nullable=False),
    sa.Column('label_filter', sa.JSON(), nullable=True),
    sa.Column('aggregation', Domain('mntr.aggregation'), nullable=False),
    sa.Column('window_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.Column('comparator', Domain('mntr.comparator'), nullable=False),
    sa.Column('threshold', Domain('core.number_20_6'), nullable=False),
    sa.Column('recovery_threshold', Domain('core.number_20_6'), nullable=True),
    sa.Column('for_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('no_data', Domain('mntr.no_data'), nullable=False),
    sa.Column('severity', Domain('mntr.severity'), nullable=False),
    sa.Column('component_id', sa.Uuid(), nullable=True),
    sa.Column('escalation_policy_id', sa.Uuid(), nullable=True),
    sa.Column('create_incident', sa.Boolean(), nullable=False),
    sa.Column('runbook_url', sa.String(length=2000), nullable=True),
    sa.Column('status', Domain('mntr.alert_rule_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_alert_rules'),
    schema='mntr',
    comment='A condition on a metric that calls someone.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_alert_rules_component_id', 'alert_rules', ['component_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"component_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_alert_rules_metric_id', 'alert_rules', ['metric_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_alert_rules_name', 'alert_rules', ['name', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_alert_rules_status', 'alert_rules', ['status', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_alert_rules_code', 'alert_rules', ['code'], unique=True, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('alerts',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('alert_rule_id', sa.Uuid(), nullable=True),
    sa.Column('health_check_id', sa.Uuid(), nullable=True),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('labels', sa.JSON(), nullable=True),
    sa.Column('value', Domain('core.number_20_6'), nullable=True),
    sa.Column('severity', Domain('mntr.severity'), nullable=False),
    sa.Column('count', Domain('core.whole_from_1'), nullable=False),
    sa.Column('fired_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('last_seen_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('acknowledged_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('acknowledged_by_id', sa.Uuid(), nullable=True),
    sa.Column('silenced_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('resolved_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('incident_id', sa.Uuid(), nullable=True),
    sa.Column('escalation_step', Domain('core.whole_from_0'), nullable=False),
    sa.Column('next_escalation_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('mntr.alert_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"last_seen_at" >= "fired_at"', name='ck_alerts_last_seen_at_fired_at'),
    sa.PrimaryKeyConstraint('id', name='pk_alerts'),
    schema='mntr',
    comment='A condition that calls for somebody now.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_alerts_alert_rule_id', 'alerts', ['alert_rule_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"alert_rule_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_alerts_fired_at', 'alerts', ['fired_at', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_alerts_health_check_id', 'alerts', ['health_check_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"health_check_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_alerts_incident_id', 'alerts', ['incident_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"incident_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_alerts_status', 'alerts', ['status', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('components',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('position', Domain('core.whole_from_0'), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('region', sa.String(length=32), nullable=True),
    sa.Column('manual_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('mntr.component_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_components'),
    schema='mntr',
    comment='A part of the service as customers see it.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_components_name', 'components', ['name', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_components_parent_id', 'components', ['parent_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"parent_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_components_position', 'components', ['position', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_components_region', 'components', ['region', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"region" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_components_status', 'components', ['status', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_components_code', 'components', ['code'], unique=True, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('escalation_policies',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('repeat_count', Domain('core.whole_from_1'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_escalation_policies'),
    schema='mntr',
    comment='Who is called, in what order, and how long each is waited for.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('uq_escalation_policies_name', 'escalation_policies', ['name'], unique=True, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('escalation_policies_steps',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('position', Domain('core.whole_from_1'), nullable=False),
    sa.Column('wait_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('target', Domain('mntr.escalation_target'), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('schedule_id', sa.Uuid(), nullable=True),
    sa.Column('role_id', sa.Uuid(), nullable=True),
    sa.Column('channels', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_escalation_policies_steps'),
    schema='mntr'
    )
    op.create_index('ix_escalation_policies_steps_root_id', 'escalation_policies_steps', ['root_id', 'ordinal'], unique=False, schema='mntr', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('health_check_results',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('health_check_id', sa.Uuid(), nullable=False),
    sa.Column('result', Domain('mntr.probe_result'), nullable=False),
    sa.Column('latency_ms', Domain('core.whole_from_0'), nullable=True),
    sa.Column('http_status', sa.BigInteger(), nullable=True),
    sa.Column('error', sa.String(length=500), nullable=True),
    sa.Column('checked_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_health_check_results'),
    schema='mntr',
    comment='One answer of a probe.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_health_check_results_checked_at', 'health_check_results', ['checked_at', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_health_check_results_health_check_id', 'health_check_results', ['health_check_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('health_checks',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('component_id', sa.Uuid(), nullable=True),
    sa.Column('kind', Domain('mntr.health_check_kind'), nullable=False),
    sa.Column('target', sa.String(length=500), nullable=False),
    sa.Column('method', Domain('mntr.health_check_method'), nullable=False),
    sa.Column('headers', sa.JSON(), nullable=True),
    sa.Column('expected_status', sa.String(length=40), nullable=False),
    sa.Column('expected_text', sa.String(length=200), nullable=True),
    sa.Column('degraded_ms', Domain('core.whole_from_1'), nullable=False),
    sa.Column('interval_seconds', Domain('core.whole_from_10_to_86400'), nullable=False),
    sa.Column('timeout_seconds', Domain('core.whole_from_1'), nullable=False),
    sa.Column('grace_seconds', Domain('core.whole_from_0'), nullable=False),
    sa.Column('failure_threshold', Domain('core.whole_from_1'), nullable=False),
    sa.Column('recovery_threshold', Domain('core.whole_from_1'), nullable=False),
    sa.Column('severity', Domain('mntr.severity'), nullable=False),
    sa.Column('escalation_policy_id', sa.Uuid(), nullable=True),
    sa.Column('ping_token', sa.Text(), nullable=True),
    sa.Column('state', Domain('mntr.health_check_state'), nullable=False),
    sa.Column('state_since', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('consecutive_failures', Domain('core.whole_from_0'), nullable=False),
    sa.Column('consecutive_successes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('last_checked_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('next_check_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('mntr.health_check_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_health_checks'),
    schema='mntr',
    comment='A probe that asks at intervals whether a part of the platform works.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_health_checks_component_id', 'health_checks', ['component_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"component_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_health_checks_name', 'health_checks', ['name', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_health_checks_status', 'health_checks', ['status', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_health_checks_code', 'health_checks', ['code'], unique=True, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('incidents',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('severity', Domain('mntr.severity'), nullable=False),
    sa.Column('impact', sa.Text(), nullable=True),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('detected_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('acknowledged_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('identified_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('resolved_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('closed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('commander_id', sa.Uuid(), nullable=True),
    sa.Column('deployment_id', sa.Uuid(), nullable=True),
    sa.Column('reopened_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('root_cause', sa.Text(), nullable=True),
    sa.Column('postmortem', sa.Text(), nullable=True),
    sa.Column('postmortem_due_on', sa.Date(), nullable=True),
    sa.Column('status', Domain('mntr.incident_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"acknowledged_at" >= "detected_at"', name='ck_incidents_acknowledged_at_detected_at'),
    sa.CheckConstraint('"closed_at" >= "resolved_at"', name='ck_incidents_closed_at_resolved_at'),
    sa.CheckConstraint('"detected_at" >= "started_at"', name='ck_incidents_detected_at_started_at'),
    sa.CheckConstraint('"resolved_at" >= "acknowledged_at"', name='ck_incidents_resolved_at_acknowledged_at'),
    sa.PrimaryKeyConstraint('id', name='pk_incidents'),
    schema='mntr',
    comment='A disturbance of the service, from its beginning to what was learned from it.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_incidents_commander_id', 'incidents', ['commander_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"commander_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_incidents_resolved_at', 'incidents', ['resolved_at', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"resolved_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_incidents_started_at', 'incidents', ['started_at', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_incidents_status', 'incidents', ['status', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_incidents_title', 'incidents', ['title', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_incidents_number', 'incidents', ['number'], unique=True, schema='mntr', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('incidents_actions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_incidents_actions'),
    schema='mntr'
    )
    op.create_index('ix_incidents_actions_root_id', 'incidents_actions', ['root_id', 'ordinal'], unique=False, schema='mntr', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('incidents_components',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('component_id', sa.Uuid(), nullable=False),
    sa.Column('component_status', Domain('mntr.harm'), nullable=False),
    sa.Column('from_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('until_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint('"until_at" >= "from_at"', name='ck_incidents_components_until_at_from_at'),
    sa.PrimaryKeyConstraint('id', name='pk_incidents_components'),
    schema='mntr'
    )
    op.create_index('ix_incidents_components_root_id', 'incidents_components', ['root_id', 'ordinal'], unique=False, schema='mntr', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('incidents_updates',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('posted_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.String(length=20), nullable=True),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_incidents_updates'),
    schema='mntr'
    )
    op.create_index('ix_incidents_updates_root_id', 'incidents_updates', ['root_id', 'ordinal'], unique=False, schema='mntr', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('maintenance_windows',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('starts_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('ends_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('suppress_alerts', sa.Boolean(), nullable=False),
    sa.Column('remind_hours', sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('actual_started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('actual_ended_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('closing_note', sa.Text(), nullable=True),
    sa.Column('status', Domain('mntr.maintenance_window_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"actual_ended_at" >= "actual_started_at"', name='ck_maintenance_windows_actual_ended_at_actual_started_at'),
    sa.CheckConstraint('"ends_at" > "starts_at"', name='ck_maintenance_windows_ends_at_starts_at'),
    sa.PrimaryKeyConstraint('id', name='pk_maintenance_windows'),
    schema='mntr',
    comment='Planned work on named components.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_maintenance_windows_ends_at', 'maintenance_windows', ['ends_at', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_maintenance_windows_starts_at', 'maintenance_windows', ['starts_at', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_maintenance_windows_status', 'maintenance_windows', ['status', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_maintenance_windows_title', 'maintenance_windows', ['title', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('maintenance_windows_components',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('component_id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_maintenance_windows_components'),
    schema='mntr'
    )
    op.create_index('ix_maintenance_windows_components_root_id', 'maintenance_windows_components', ['root_id', 'ordinal'], unique=False, schema='mntr', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('metric_samples',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('metric_id', sa.Uuid(), nullable=False),
    sa.Column('labels', sa.JSON(), nullable=True),
    sa.Column('value', Domain('core.number_20_6'), nullable=False),
    sa.Column('sampled_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_metric_samples'),
    schema='mntr',
    comment='One measured value.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_metric_samples_metric_id', 'metric_samples', ['metric_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_metric_samples_sampled_at', 'metric_samples', ['sampled_at', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('metrics',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=100), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('kind', Domain('mntr.metric_kind'), nullable=False),
    sa.Column('unit', sa.String(length=20), nullable=False),
    sa.Column('label_keys', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('retention_days', Domain('core.whole_from_1'), nullable=False),
    sa.Column('max_series', Domain('core.whole_from_1'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_metrics'),
    schema='mntr',
    comment='A measured series and what it means.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_metrics_name', 'metrics', ['name', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_metrics_code', 'metrics', ['code'], unique=True, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('on_call_schedules',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('handoff_at', sa.Time(), nullable=False),
    sa.Column('rotation_days', Domain('core.whole_from_1'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_on_call_schedules'),
    schema='mntr',
    comment='Whose turn it is to be on call.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_on_call_schedules_starts_on', 'on_call_schedules', ['starts_on', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_on_call_schedules_name', 'on_call_schedules', ['name'], unique=True, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('on_call_schedules_members',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('position', Domain('core.whole_from_1'), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_on_call_schedules_members'),
    schema='mntr'
    )
    op.create_index('ix_on_call_schedules_members_root_id', 'on_call_schedules_members', ['root_id', 'ordinal'], unique=False, schema='mntr', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('on_call_schedules_overrides',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('starts_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('ends_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=True),
    sa.CheckConstraint('"ends_at" > "starts_at"', name='ck_on_call_schedules_overrides_ends_at_starts_at'),
    sa.PrimaryKeyConstraint('id', name='pk_on_call_schedules_overrides'),
    schema='mntr'
    )
    op.create_index('ix_on_call_schedules_overrides_root_id', 'on_call_schedules_overrides', ['root_id', 'ordinal'], unique=False, schema='mntr', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('status_subscribers',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('webhook_id', sa.Uuid(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('component_ids', sa.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('wants_incidents', sa.Boolean(), nullable=False),
    sa.Column('wants_maintenance', sa.Boolean(), nullable=False),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('token', sa.Text(), nullable=True),
    sa.Column('status', Domain('mntr.status_subscriber_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_status_subscribers'),
    schema='mntr',
    comment='Someone who wants to hear of incidents and maintenance.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_status_subscribers_status', 'status_subscribers', ['status', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_status_subscribers_tenant_id', 'status_subscribers', ['tenant_id', 'id'], unique=False, schema='mntr', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('announcements',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('level', Domain('noti.announcement_level'), nullable=False),
    sa.Column('placement', Domain('noti.announcement_placement'), nullable=False),
    sa.Column('segment_id', sa.Uuid(), nullable=True),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('starts_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('ends_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('is_dismissible', sa.Boolean(), nullable=False),
    sa.Column('pinned', sa.Boolean(), nullable=False),
    sa.Column('read_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('status', Domain('noti.announcement_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"ends_at" > "starts_at"', name='ck_announcements_ends_at_starts_at'),
    sa.PrimaryKeyConstraint('id', name='pk_announcements'),
    schema='noti',
    comment='A notice shown in the product.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_announcements_ends_at', 'announcements', ['ends_at', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"ends_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_announcements_starts_at', 'announcements', ['starts_at', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"starts_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_announcements_status', 'announcements', ['status', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_announcements_title', 'announcements', ['title', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('campaigns',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('template_id', sa.Uuid(), nullable=False),
    sa.Column('segment_id', sa.Uuid(), nullable=False),
    sa.Column('channel_type', Domain('noti.campaign_channel'), nullable=False),
    sa.Column('values', sa.JSON(), nullable=True),
    sa.Column('scheduled_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('local_time', sa.Boolean(), nullable=False),
    sa.Column('rate_per_minute', Domain('core.whole_from_1'), nullable=False),
    sa.Column('max_bounce_rate', Domain('core.number_9_6_from_0_to_1'), nullable=False),
    sa.Column('audience_count', Domain('core.whole_from_0'), nullable=True),
    sa.Column('excluded_count', Domain('core.whole_from_0'), nullable=True),
    sa.Column('sent_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('delivered_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('bounced_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('read_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('unsubscribed_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('pause_reason', sa.String(length=200), nullable=True),
    sa.Column('status', Domain('noti.campaign_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"finished_at" >= "started_at"', name='ck_campaigns_finished_at_started_at'),
    sa.PrimaryKeyConstraint('id', name='pk_campaigns'),
    schema='noti',
    comment='One message to all of a segment, sent at a steady pace.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_campaigns_name', 'campaigns', ['name', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_campaigns_scheduled_at', 'campaigns', ['scheduled_at', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"scheduled_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_campaigns_segment_id', 'campaigns', ['segment_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_campaigns_status', 'campaigns', ['status', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_campaigns_template_id', 'campaigns', ['template_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('categories',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('kind', Domain('noti.notification_category_kind'), nullable=False),
    sa.Column('default_channels', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_categories'),
    schema='noti',
    comment='What messages are about, so that people can switch them on and off.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_categories_name', 'categories', ['name', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_categories_code', 'categories', ['code'], unique=True, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('channels',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('type', Domain('noti.channel_type'), nullable=False),
    sa.Column('provider', sa.String(length=40), nullable=False),
    sa.Column('config', sa.JSON(), nullable=True),
    sa.Column('credentials', sa.Text(), nullable=True),
    sa.Column('sender_name', sa.String(length=60), nullable=True),
    sa.Column('sender_address', sa.String(length=120), nullable=True),
    sa.Column('rate_per_minute', Domain('core.whole_from_1'), nullable=False),
    sa.Column('daily_limit', Domain('core.whole_from_1'), nullable=True),
    sa.Column('fallback_id', sa.Uuid(), nullable=True),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.Column('failure_rate', Domain('core.number_9_6_from_0_to_1'), nullable=True),
    sa.Column('status', Domain('noti.channel_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_channels'),
    schema='noti',
    comment='A provider account through which messages go.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_channels_name', 'channels', ['name', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_channels_status', 'channels', ['status', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_channels_code', 'channels', ['code'], unique=True, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('notifications',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('template_id', sa.Uuid(), nullable=False),
    sa.Column('category_id', sa.Uuid(), nullable=True),
    sa.Column('channel_type', Domain('noti.channel_type'), nullable=False),
    sa.Column('channel_id', sa.Uuid(), nullable=True),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('address', sa.String(length=255), nullable=True),
    sa.Column('locale', sa.String(length=16), nullable=True),
    sa.Column('values', sa.JSON(), nullable=True),
    sa.Column('dedup_key', sa.String(length=200), nullable=True),
    sa.Column('send_after', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('campaign_id', sa.Uuid(), nullable=True),
    sa.Column('subject', sa.String(length=200), nullable=True),
    sa.Column('body', sa.Text(), nullable=True),
    sa.Column('attempt', Domain('core.whole_from_0'), nullable=False),
    sa.Column('provider_message_id', sa.String(length=120), nullable=True),
    sa.Column('suppress_reason', Domain('noti.suppress_reason'), nullable=True),
    sa.Column('error', sa.String(length=500), nullable=True),
    sa.Column('sent_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('delivered_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('read_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('noti.notification_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_notifications'),
    schema='noti',
    comment='One message to one recipient through one channel.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_notifications_campaign_id', 'notifications', ['campaign_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"campaign_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_notifications_category_id', 'notifications', ['category_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"category_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_notifications_sent_at', 'notifications', ['sent_at', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"sent_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_notifications_status', 'notifications', ['status', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_notifications_template_id', 'notifications', ['template_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_notifications_tenant_id', 'notifications', ['tenant_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_notifications_user_id', 'notifications', ['user_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"user_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('preferences',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('quiet_start', sa.Time(), nullable=True),
    sa.Column('quiet_end', sa.Time(), nullable=True),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('digest', Domain('noti.digest'), nullable=False),
    sa.Column('digest_at', sa.Time(), nullable=False),
    sa.Column('marketing_consent_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('marketing_night_consent_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('marketing_reconfirm_on', sa.Date(), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_preferences'),
    schema='noti',
    comment='What a user wants to get, how and when.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_preferences_marketing_reconfirm_on', 'preferences', ['marketing_reconfirm_on', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"marketing_reconfirm_on" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_preferences_user_id', 'preferences', ['user_id'], unique=True, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('preferences_choices',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Uuid(), nullable=False),
    sa.Column('channel_type', Domain('noti.channel_type'), nullable=False),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_preferences_choices'),
    schema='noti'
    )
    op.create_index('ix_preferences_choices_root_id', 'preferences_choices', ['root_id', 'ordinal'], unique=False, schema='noti', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('suppressions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('channel_type', Domain('noti.suppressed_channel'), nullable=False),
    sa.Column('address', sa.String(length=255), nullable=False),
    sa.Column('reason', Domain('noti.suppression_reason'), nullable=False),
    sa.Column('scope', Domain('noti.suppression_scope'), nullable=False),
    sa.Column('bounce_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('source_notification_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(length=200), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_suppressions'),
    schema='noti',
    comment='An address that is not written to any more.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_suppressions_address', 'suppressions', ['address', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_suppressions_expires_at', 'suppressions', ['expires_at', 'id'], unique=False, schema='noti', postgresql_where=sa.text('"expires_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_suppressions_channel_type_address', 'suppressions', ['channel_type', 'address'], unique=True, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('templates',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('template_version', Domain('core.whole_from_1'), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('category_id', sa.Uuid(), nullable=False),
    sa.Column('variables', sa.JSON(), nullable=False),
    sa.Column('default_locale', sa.String(length=16), nullable=False),
    sa.Column('status', Domain('noti.template_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_templates'),
    schema='noti',
    comment='The text of a message for each channel and language.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_templates_category_id', 'templates', ['category_id', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_templates_code', 'templates', ['code', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_templates_name', 'templates', ['name', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_templates_status', 'templates', ['status', 'id'], unique=False, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_templates_code_template_version', 'templates', ['code', 'template_version'], unique=True, schema='noti', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('templates_contents',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('channel_type', Domain('noti.channel_type'), nullable=False),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=True),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('provider_template_code', sa.String(length=60), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_templates_contents'),
    schema='noti'
    )
    op.create_index('ix_templates_contents_root_id', 'templates_contents', ['root_id', 'ordinal'], unique=False, schema='noti', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('aggregation_runs',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', Domain('stat.aggregation_kind'), nullable=False),
    sa.Column('from_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('to_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('watermark_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('row_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('is_rebuild', sa.Boolean(), nullable=False),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('stat.aggregation_run_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"to_at" >= "from_at"', name='ck_aggregation_runs_to_at_from_at'),
    sa.PrimaryKeyConstraint('id', name='pk_aggregation_runs'),
    schema='stat',
    comment='One computing of statistics in the background.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_aggregation_runs_started_at', 'aggregation_runs', ['started_at', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_aggregation_runs_status', 'aggregation_runs', ['status', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('report_runs',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('report_id', sa.Uuid(), nullable=False),
    sa.Column('parameters', sa.JSON(), nullable=True),
    sa.Column('watermark_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('row_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('file_url', sa.String(length=2000), nullable=True),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('stat.report_run_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_report_runs'),
    schema='stat',
    comment='One answer of a report, made in the background and kept as a file for some time.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_report_runs_report_id', 'report_runs', ['report_id', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_report_runs_started_at', 'report_runs', ['started_at', 'id'], unique=False, schema='stat', postgresql_where=sa.text('"started_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_report_runs_status', 'report_runs', ['status', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('reports',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('kind', Domain('stat.report_kind'), nullable=False),
    sa.Column('parameters', sa.JSON(), nullable=True),
    sa.Column('file_format', Domain('stat.report_file_format'), nullable=False),
    sa.Column('cron', sa.String(length=60), nullable=True),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('recipients', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('stat.report_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_reports'),
    schema='stat',
    comment='A question asked again and again, whose answer is sent to those who need it.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_reports_name', 'reports', ['name', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_reports_owner_id', 'reports', ['owner_id', 'id'], unique=False, schema='stat', postgresql_where=sa.text('"owner_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_reports_status', 'reports', ['status', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_reports_code', 'reports', ['code'], unique=True, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('revenue_stats',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('plan_code', sa.String(length=40), nullable=True),
    sa.Column('mrr_start', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr_new', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr_expansion', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr_contraction', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr_churn', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr_reactivation', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr_end', Domain('core.amount'), nullable=False),
    sa.Column('arr', Domain('core.amount'), nullable=False),
    sa.Column('gross_retention', Domain('core.number_9_6'), nullable=True),
    sa.Column('net_retention', Domain('core.number_9_6'), nullable=True),
    sa.Column('quick_ratio', Domain('core.number_12_6'), nullable=True),
    sa.Column('customers_start', Domain('core.whole_from_0'), nullable=False),
    sa.Column('customers_new', Domain('core.whole_from_0'), nullable=False),
    sa.Column('customers_lost', Domain('core.whole_from_0'), nullable=False),
    sa.Column('customers_end', Domain('core.whole_from_0'), nullable=False),
    sa.Column('logo_churn', Domain('core.number_9_6'), nullable=True),
    sa.Column('arpa', Domain('core.amount'), nullable=True),
    sa.Column('invoiced', Domain('core.amount'), nullable=False),
    sa.Column('collected', Domain('core.amount'), nullable=False),
    sa.Column('credited', Domain('core.amount'), nullable=False),
    sa.Column('written_off', Domain('core.amount'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_revenue_stats'),
    schema='stat',
    comment='The recurring revenue of a month in one currency, and how it moved.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_revenue_stats_month', 'revenue_stats', ['month', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_revenue_stats_plan_code', 'revenue_stats', ['plan_code', 'id'], unique=False, schema='stat', postgresql_where=sa.text('"plan_code" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_revenue_stats_month_currency_plan_code', 'revenue_stats', ['month', 'currency', 'plan_code'], unique=True, schema='stat', postgresql_where=sa.text('NOT is_deleted'), postgresql_nulls_not_distinct=True)
    op.create_table('tenant_stats',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('plan_code', sa.String(length=40), nullable=True),
    sa.Column('mrr', Domain('core.amount_from_0'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('member_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('active_users_1d', Domain('core.whole_from_0'), nullable=False),
    sa.Column('active_users_7d', Domain('core.whole_from_0'), nullable=False),
    sa.Column('active_users_30d', Domain('core.whole_from_0'), nullable=False),
    sa.Column('api_calls', Domain('core.whole_from_0'), nullable=False),
    sa.Column('storage_bytes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('open_tickets', Domain('core.whole_from_0'), nullable=False),
    sa.Column('breached_tickets_30d', Domain('core.whole_from_0'), nullable=False),
    sa.Column('overdue_amount', Domain('core.amount_from_0'), nullable=False),
    sa.Column('login_score', Domain('core.number_5_2_from_0_to_100'), nullable=False),
    sa.Column('adoption_score', Domain('core.number_5_2_from_0_to_100'), nullable=False),
    sa.Column('support_score', Domain('core.number_5_2_from_0_to_100'), nullable=False),
    sa.Column('billing_score', Domain('core.number_5_2_from_0_to_100'), nullable=False),
    sa.Column('health_score', Domain('core.number_5_2_from_0_to_100'), nullable=False),
    sa.Column('risk', Domain('stat.tenant_risk'), nullable=False),
    sa.Column('mrr_e4', sa.BigInteger(), sa.Computed('("mrr" * 10000)::bigint', persisted=True), nullable=True),
    sa.Column('health_score_e2', sa.BigInteger(), sa.Computed('("health_score" * 100)::bigint', persisted=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tenant_stats'),
    schema='stat',
    comment='A tenant as it stood at the end of a day.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tenant_stats_day', 'tenant_stats', ['day', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_stats_health_score_e2', 'tenant_stats', ['health_score_e2', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_stats_mrr_e4', 'tenant_stats', ['mrr_e4', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_stats_plan_code', 'tenant_stats', ['plan_code', 'id'], unique=False, schema='stat', postgresql_where=sa.text('"plan_code" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenant_stats_tenant_id', 'tenant_stats', ['tenant_id', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tenant_stats_tenant_id_day', 'tenant_stats', ['tenant_id', 'day'], unique=True, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('uptime_stats',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('component_id', sa.Uuid(), nullable=False),
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('total_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('maintenance_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('major_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('partial_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('downtime_minutes', Domain('core.number_12_2_from_0'), nullable=False),
    sa.Column('availability', Domain('core.number_9_6_from_0_to_1'), nullable=True),
    sa.Column('incident_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('target', Domain('core.number_9_6_from_0_to_1'), nullable=True),
    sa.Column('is_met', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_uptime_stats'),
    schema='stat',
    comment='How much of a month a component was available.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_uptime_stats_component_id', 'uptime_stats', ['component_id', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_uptime_stats_month', 'uptime_stats', ['month', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_uptime_stats_component_id_month', 'uptime_stats', ['component_id', 'month'], unique=True, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('usage_stats',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('meter_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('quantity', Domain('core.number_18_6_from_0'), nullable=False),
    sa.Column('record_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('month_to_date', Domain('core.number_18_6_from_0'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_usage_stats'),
    schema='stat',
    comment="A tenant's use of a meter on a day.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_usage_stats_day', 'usage_stats', ['day', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_usage_stats_meter_id', 'usage_stats', ['meter_id', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_usage_stats_tenant_id', 'usage_stats', ['tenant_id', 'id'], unique=False, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_usage_stats_tenant_id_meter_id_day', 'usage_stats', ['tenant_id', 'meter_id', 'day'], unique=True, schema='stat', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('articles',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String(length=100), nullable=False),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('category_id', sa.Uuid(), nullable=True),
    sa.Column('visibility', Domain('supt.visibility'), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('published_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('view_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('helpful_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('unhelpful_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('status', Domain('supt.knowledge_article_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_articles'),
    schema='supt',
    comment='An answer that people find by themselves.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_articles_category_id', 'articles', ['category_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"category_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_articles_locale', 'articles', ['locale', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_articles_review_on', 'articles', ['review_on', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"review_on" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_articles_status', 'articles', ['status', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_articles_title', 'articles', ['title', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_articles_locale_slug', 'articles', ['locale', 'slug'], unique=True, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('business_calendars',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('is_always_open', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_business_calendars'),
    schema='supt',
    comment='The openings and holidays by which support works.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('uq_business_calendars_name', 'business_calendars', ['name'], unique=True, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('business_calendars_holidays',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('holiday_on', sa.Date(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('opens_at', sa.Time(), nullable=True),
    sa.Column('closes_at', sa.Time(), nullable=True),
    sa.CheckConstraint('"closes_at" > "opens_at"', name='ck_business_calendars_holidays_closes_at_opens_at'),
    sa.PrimaryKeyConstraint('id', name='pk_business_calendars_holidays'),
    schema='supt'
    )
    op.create_index('ix_business_calendars_holidays_root_id', 'business_calendars_holidays', ['root_id', 'ordinal'], unique=False, schema='supt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('business_calendars_hours',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('weekday', Domain('supt.weekday'), nullable=False),
    sa.Column('opens_at', sa.Time(), nullable=False),
    sa.Column('closes_at', sa.Time(), nullable=False),
    sa.CheckConstraint('"closes_at" > "opens_at"', name='ck_business_calendars_hours_closes_at_opens_at'),
    sa.PrimaryKeyConstraint('id', name='pk_business_calendars_hours'),
    schema='supt'
    )
    op.create_index('ix_business_calendars_hours_root_id', 'business_calendars_hours', ['root_id', 'ordinal'], unique=False, schema='supt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('canned_responses',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('title', sa.String(length=100), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('team_id', sa.Uuid(), nullable=True),
    sa.Column('set_status', Domain('supt.status_to_set'), nullable=True),
    sa.Column('add_tags', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('used_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_canned_responses'),
    schema='supt',
    comment='A text that is used often, with the changes to the ticket that go with it.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_canned_responses_locale', 'canned_responses', ['locale', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_canned_responses_team_id', 'canned_responses', ['team_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"team_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_canned_responses_title', 'canned_responses', ['title', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_canned_responses_code', 'canned_responses', ['code'], unique=True, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('categories',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('team_id', sa.Uuid(), nullable=True),
    sa.Column('default_priority', Domain('supt.priority'), nullable=False),
    sa.Column('form', sa.JSON(), nullable=True),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_categories'),
    schema='supt',
    comment='What a ticket is about, and which team gets it.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_categories_name', 'categories', ['name', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_categories_parent_id', 'categories', ['parent_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"parent_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_categories_team_id', 'categories', ['team_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"team_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_categories_code', 'categories', ['code'], unique=True, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('comments',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('ticket_id', sa.Uuid(), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('author_email', sa.String(length=254), nullable=True),
    sa.Column('author_kind', Domain('supt.author_kind'), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('is_internal', sa.Boolean(), nullable=False),
    sa.Column('attachments', sa.JSON(), nullable=True),
    sa.Column('source', Domain('supt.comment_source'), nullable=False),
    sa.Column('message_id', sa.String(length=200), nullable=True),
    sa.Column('edited_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_comments'),
    schema='supt',
    comment='What somebody says on a ticket, to the customer or among the staff.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_comments_author_id', 'comments', ['author_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"author_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_comments_ticket_id', 'comments', ['ticket_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_comments_message_id', 'comments', ['message_id'], unique=True, schema='supt', postgresql_where=sa.text('"message_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('feedbacks',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', Domain('supt.feedback_kind'), nullable=False),
    sa.Column('ticket_id', sa.Uuid(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('score', Domain('core.whole_from_0_to_10'), nullable=True),
    sa.Column('comment', sa.Text(), nullable=True),
    sa.Column('title', sa.String(length=200), nullable=True),
    sa.Column('vote_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('answer', sa.Text(), nullable=True),
    sa.Column('answered_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('survey_token', sa.Text(), nullable=True),
    sa.Column('status', Domain('supt.feedback_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_feedbacks'),
    schema='supt',
    comment='What a customer says of an answer, of the product, or wishes for.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_feedbacks_score', 'feedbacks', ['score', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"score" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_feedbacks_status', 'feedbacks', ['status', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_feedbacks_tenant_id', 'feedbacks', ['tenant_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_feedbacks_ticket_id', 'feedbacks', ['ticket_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"ticket_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_feedbacks_vote_count', 'feedbacks', ['vote_count', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_feedbacks_ticket_id_kind', 'feedbacks', ['ticket_id', 'kind'], unique=True, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('sla_policies',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('calendar_id', sa.Uuid(), nullable=False),
    sa.Column('plan_codes', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('category_ids', sa.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.Column('position', Domain('core.whole_from_0'), nullable=False),
    sa.Column('warn_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_sla_policies'),
    schema='supt',
    comment='The times promised for answer and solution, by plan and category.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_sla_policies_position', 'sla_policies', ['position', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_sla_policies_name', 'sla_policies', ['name'], unique=True, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('sla_policies_targets',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('priority', Domain('supt.priority'), nullable=False),
    sa.Column('first_response_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.Column('resolution_minutes', Domain('core.whole_from_1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_sla_policies_targets'),
    schema='supt'
    )
    op.create_index('ix_sla_policies_targets_root_id', 'sla_policies_targets', ['root_id', 'ordinal'], unique=False, schema='supt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('teams',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('lead_id', sa.Uuid(), nullable=True),
    sa.Column('auto_assign', sa.Boolean(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_teams'),
    schema='supt',
    comment='People of the platform who work on the same tickets.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_teams_name', 'teams', ['name', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_teams_code', 'teams', ['code'], unique=True, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_teams_email', 'teams', ['email'], unique=True, schema='supt', postgresql_where=sa.text('"email" IS NOT NULL AND NOT is_deleted'))
    op.create_table('teams_members',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('max_open', Domain('core.whole_from_0'), nullable=False),
    sa.Column('is_away', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_teams_members'),
    schema='supt'
    )
    op.create_index('ix_teams_members_root_id', 'teams_members', ['root_id', 'ordinal'], unique=False, schema='supt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('tickets',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('requester_id', sa.Uuid(), nullable=True),
    sa.Column('requester_email', sa.String(length=254), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('category_id', sa.Uuid(), nullable=True),
    sa.Column('priority', Domain('supt.priority'), nullable=False),
    sa.Column('source', Domain('supt.ticket_source'), nullable=False),
    sa.Column('team_id', sa.Uuid(), nullable=True),
    sa.Column('assignee_id', sa.Uuid(), nullable=True),
    sa.Column('tags', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('sla_policy_id', sa.Uuid(), nullable=True),
    sa.Column('first_response_due_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('resolution_due_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('first_responded_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('paused_since', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('paused_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('first_response_breached_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('resolution_breached_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('resolved_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('closed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('reopened_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('merged_into_id', sa.Uuid(), nullable=True),
    sa.Column('follow_up_of_id', sa.Uuid(), nullable=True),
    sa.Column('incident_id', sa.Uuid(), nullable=True),
    sa.Column('time_spent_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('status', Domain('supt.ticket_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tickets'),
    schema='supt',
    comment='A request to support, from its first word to its end.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tickets_assignee_id', 'tickets', ['assignee_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"assignee_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tickets_category_id', 'tickets', ['category_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"category_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tickets_first_response_due_at', 'tickets', ['first_response_due_at', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"first_response_due_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tickets_incident_id', 'tickets', ['incident_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"incident_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tickets_requester_id', 'tickets', ['requester_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"requester_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tickets_resolution_due_at', 'tickets', ['resolution_due_at', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"resolution_due_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tickets_status', 'tickets', ['status', 'id'], unique=False, schema='supt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tickets_team_id', 'tickets', ['team_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"team_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tickets_tenant_id', 'tickets', ['tenant_id', 'id'], unique=False, schema='supt', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_tickets_number', 'tickets', ['number'], unique=True, schema='supt', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('provisioning_jobs',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('kind', Domain('tnnt.provisioning_kind'), nullable=False),
    sa.Column('requested_by_id', sa.Uuid(), nullable=True),
    sa.Column('approved_by_id', sa.Uuid(), nullable=True),
    sa.Column('target_resource_id', sa.Uuid(), nullable=True),
    sa.Column('attempt', Domain('core.whole_from_0'), nullable=False),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('file_url', sa.String(length=2000), nullable=True),
    sa.Column('file_expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('tnnt.provisioning_job_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_provisioning_jobs'),
    schema='tnnt',
    comment='One creation, move, export or deletion of a tenant, step by step in the background.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_provisioning_jobs_started_at', 'provisioning_jobs', ['started_at', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"started_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_provisioning_jobs_status', 'provisioning_jobs', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_provisioning_jobs_tenant_id', 'provisioning_jobs', ['tenant_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('provisioning_jobs_steps',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('state', Domain('tnnt.provisioning_step_state'), nullable=False),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('message', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_provisioning_jobs_steps'),
    schema='tnnt'
    )
    op.create_index('ix_provisioning_jobs_steps_root_id', 'provisioning_jobs_steps', ['root_id', 'ordinal'], unique=False, schema='tnnt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('schema_rollouts',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('to_version', sa.String(length=64), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('canary_database_ids', sa.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('wave_percents', sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('pause_on_failures', Domain('core.whole_from_1'), nullable=False),
    sa.Column('parallelism', Domain('core.whole_from_1'), nullable=False),
    sa.Column('wave', Domain('core.whole_from_0'), nullable=False),
    sa.Column('total_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('done_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('failed_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('started_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('tnnt.schema_rollout_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_schema_rollouts'),
    schema='tnnt',
    comment='A change of all tenant databases to a schema version, in waves, with what came of each database.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_schema_rollouts_started_at', 'schema_rollouts', ['started_at', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"started_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_schema_rollouts_status', 'schema_rollouts', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_schema_rollouts_to_version', 'schema_rollouts', ['to_version', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('schema_rollouts_targets',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('database_id', sa.Uuid(), nullable=False),
    sa.Column('wave', Domain('core.whole_from_0'), nullable=False),
    sa.Column('state', Domain('tnnt.rollout_target_state'), nullable=False),
    sa.Column('from_version', sa.String(length=64), nullable=True),
    sa.Column('seconds', Domain('core.whole_from_0'), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_schema_rollouts_targets'),
    schema='tnnt'
    )
    op.create_index('ix_schema_rollouts_targets_root_id', 'schema_rollouts_targets', ['root_id', 'ordinal'], unique=False, schema='tnnt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('subscriptions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('billing_account_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', Domain('core.whole_from_1'), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=True),
    sa.Column('anchor_day', Domain('core.whole_from_1_to_31'), nullable=True),
    sa.Column('current_period_start', sa.Date(), nullable=True),
    sa.Column('current_period_end', sa.Date(), nullable=True),
    sa.Column('trial_end', sa.Date(), nullable=True),
    sa.Column('cancel_at_period_end', sa.Boolean(), nullable=False),
    sa.Column('cancelled_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('ended_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('cancel_reason', Domain('tnnt.cancel_reason'), nullable=True),
    sa.Column('pending_plan_id', sa.Uuid(), nullable=True),
    sa.Column('pending_quantity', Domain('core.whole_from_1'), nullable=True),
    sa.Column('paused_until', sa.Date(), nullable=True),
    sa.Column('status', Domain('tnnt.subscription_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"current_period_end" > "current_period_start"', name='ck_subscriptions_current_period_end_current_period_start'),
    sa.PrimaryKeyConstraint('id', name='pk_subscriptions'),
    schema='tnnt',
    comment="A tenant's contract for one plan, with its billing period.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_subscriptions_current_period_end', 'subscriptions', ['current_period_end', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"current_period_end" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_subscriptions_plan_id', 'subscriptions', ['plan_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_subscriptions_status', 'subscriptions', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_subscriptions_tenant_id', 'subscriptions', ['tenant_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_subscriptions_trial_end', 'subscriptions', ['trial_end', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"trial_end" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_subscriptions_number', 'subscriptions', ['number'], unique=True, schema='tnnt', postgresql_where=sa.text('"number" IS NOT NULL'))
    op.create_table('subscriptions_changes',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('effective_on', sa.Date(), nullable=False),
    sa.Column('movement', Domain('tnnt.movement'), nullable=False),
    sa.Column('from_plan_id', sa.Uuid(), nullable=True),
    sa.Column('to_plan_id', sa.Uuid(), nullable=True),
    sa.Column('from_quantity', Domain('core.whole_from_0'), nullable=True),
    sa.Column('to_quantity', Domain('core.whole_from_0'), nullable=True),
    sa.Column('mrr_before', Domain('core.amount_from_0'), nullable=False),
    sa.Column('mrr_after', Domain('core.amount_from_0'), nullable=False),
    sa.Column('invoice_id', sa.Uuid(), nullable=True),
    sa.Column('credit_note_id', sa.Uuid(), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_subscriptions_changes'),
    schema='tnnt'
    )
    op.create_index('ix_subscriptions_changes_root_id', 'subscriptions_changes', ['root_id', 'ordinal'], unique=False, schema='tnnt', postgresql_where=sa.text('root_id IS NOT NULL'))
    op.create_table('tenant_databases',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=True),
    sa.Column('database_name', sa.String(length=63), nullable=False),
    sa.Column('isolation', Domain('tnnt.isolation'), nullable=False),
    sa.Column('region', sa.String(length=32), nullable=False),
    sa.Column('max_tenants', Domain('core.whole_from_1'), nullable=False),
    sa.Column('tenant_count', Domain('core.whole_from_0'), nullable=False),
    sa.Column('connection_secret', sa.Text(), nullable=True),
    sa.Column('schema_version', sa.String(length=64), nullable=True),
    sa.Column('target_version', sa.String(length=64), nullable=True),
    sa.Column('size_bytes', Domain('core.whole_from_0'), nullable=True),
    sa.Column('last_checked_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('tnnt.tenant_database_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tenant_databases'),
    schema='tnnt',
    comment='A database in which tenants are placed, many small ones together or a large one alone, and its schema version.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tenant_databases_region', 'tenant_databases', ['region', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_databases_resource_id', 'tenant_databases', ['resource_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"resource_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenant_databases_schema_version', 'tenant_databases', ['schema_version', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"schema_version" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenant_databases_status', 'tenant_databases', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_databases_tenant_count', 'tenant_databases', ['tenant_count', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tenant_databases_database_name', 'tenant_databases', ['database_name'], unique=True, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('tenant_domains',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('domain', sa.String(length=253), nullable=False),
    sa.Column('purpose', Domain('tnnt.tenant_domain_purpose'), nullable=False),
    sa.Column('verification_token', sa.String(length=64), nullable=True),
    sa.Column('is_primary', sa.Boolean(), nullable=False),
    sa.Column('verified_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_checked_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('failed_checks', Domain('core.whole_from_0'), nullable=False),
    sa.Column('certificate_id', sa.Uuid(), nullable=True),
    sa.Column('status', Domain('tnnt.tenant_domain_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tenant_domains'),
    schema='tnnt',
    comment="A tenant's own host name or e-mail domain, proved by DNS.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tenant_domains_domain', 'tenant_domains', ['domain', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_domains_status', 'tenant_domains', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_domains_tenant_id', 'tenant_domains', ['tenant_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('tenant_members',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.Column('joined_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_seen_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('tnnt.tenant_member_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tenant_members'),
    schema='tnnt',
    comment="A user's belonging to a tenant, which leads over the tenant's own sys.User of the same id.",
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tenant_members_last_seen_at', 'tenant_members', ['last_seen_at', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"last_seen_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenant_members_status', 'tenant_members', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_members_tenant_id', 'tenant_members', ['tenant_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_members_user_id', 'tenant_members', ['user_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tenant_members_tenant_id_user_id', 'tenant_members', ['tenant_id', 'user_id'], unique=True, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('tenant_settings',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('support_access', Domain('tnnt.support_access'), nullable=False),
    sa.Column('mfa_required', sa.Boolean(), nullable=False),
    sa.Column('allowed_networks', sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('session_idle_minutes', Domain('core.whole_from_0'), nullable=False),
    sa.Column('data_export_approval', sa.Boolean(), nullable=False),
    sa.Column('week_starts_on', Domain('tnnt.week_start'), nullable=False),
    sa.Column('fiscal_year_start_month', Domain('core.whole_from_1_to_12'), nullable=False),
    sa.Column('logo_url', sa.String(length=2000), nullable=True),
    sa.Column('brand_color', sa.String(length=7), nullable=True),
    sa.Column('notification_locale', sa.String(length=16), nullable=False),
    sa.Column('security_contact_email', sa.String(length=254), nullable=True),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tenant_settings'),
    schema='tnnt',
    comment='What a tenant may set for itself.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('uq_tenant_settings_tenant_id', 'tenant_settings', ['tenant_id'], unique=True, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('tenants',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=31), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('legal_name', sa.String(length=200), nullable=True),
    sa.Column('business_number', sa.String(length=10), nullable=True),
    sa.Column('country', sa.String(length=64), nullable=False),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('region', sa.String(length=32), nullable=False),
    sa.Column('isolation', Domain('tnnt.isolation'), nullable=False),
    sa.Column('database_id', sa.Uuid(), nullable=True),
    sa.Column('former_database_id', sa.Uuid(), nullable=True),
    sa.Column('former_until', sa.Date(), nullable=True),
    sa.Column('is_read_only', sa.Boolean(), nullable=False),
    sa.Column('owner_user_id', sa.Uuid(), nullable=True),
    sa.Column('contact_email', sa.String(length=254), nullable=False),
    sa.Column('contact_phone', sa.String(length=16), nullable=True),
    sa.Column('personal_data_subjects', Domain('core.whole_from_0'), nullable=False),
    sa.Column('suspend_reason', Domain('tnnt.suspend_reason'), nullable=True),
    sa.Column('suspended_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('closed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('purge_after', sa.Date(), nullable=True),
    sa.Column('legal_hold', sa.Boolean(), nullable=False),
    sa.Column('legal_hold_reason', sa.String(length=200), nullable=True),
    sa.Column('activated_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', Domain('tnnt.tenant_status'), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_tenants'),
    schema='tnnt',
    comment='One customer organisation with its own isolated data.',
    postgresql_with={'toast_tuple_target': 4080}
    )
    op.create_index('ix_tenants_database_id', 'tenants', ['database_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"database_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenants_name', 'tenants', ['name', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenants_region', 'tenants', ['region', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenants_status', 'tenants', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tenants_code', 'tenants', ['code'], unique=True, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.execute('ALTER TABLE audt."access_reviews" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."access_reviews" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."access_reviews" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."access_reviews" TO cxg_operator')
    op.execute('ALTER TABLE audt."access_reviews_items" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."access_reviews_items" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."access_reviews_items" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON audt."access_reviews_items" TO cxg_operator')
    op.execute('ALTER TABLE audt."audit_checkpoints" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."audit_checkpoints" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."audit_checkpoints" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."audit_checkpoints" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON audt."audit_checkpoints" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."audit_checkpoints" TO cxg_app')
    op.execute('ALTER TABLE audt."audit_exports" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."audit_exports" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."audit_exports" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."audit_exports" TO cxg_operator')
    op.execute('ALTER TABLE audt."audit_logs" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."audit_logs" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."audit_logs" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT ON audt."audit_logs" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON audt."audit_logs" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT ON audt."audit_logs" TO cxg_app')
    op.execute('ALTER TABLE audt."audit_policies" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."audit_policies" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."audit_policies" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."audit_policies" TO cxg_operator')
    op.execute('ALTER TABLE audt."audit_seals" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."audit_seals" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."audit_seals" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT ON audt."audit_seals" TO cxg_operator')
    op.execute('ALTER TABLE audt."compliance_controls" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."compliance_controls" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."compliance_controls" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."compliance_controls" TO cxg_operator')
    op.execute('ALTER TABLE audt."compliance_controls_evidences" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."compliance_controls_evidences" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."compliance_controls_evidences" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON audt."compliance_controls_evidences" TO cxg_operator')
    op.execute('ALTER TABLE audt."data_requests" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."data_requests" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."data_requests" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."data_requests" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON audt."data_requests" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."data_requests" TO cxg_app')
    op.execute('ALTER TABLE audt."retention_policies" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."retention_policies" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."retention_policies" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON audt."retention_policies" TO cxg_operator')
    op.execute('ALTER TABLE auto."executions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE auto."executions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON auto."executions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON auto."executions" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON auto."executions" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON auto."executions" TO cxg_app')
    op.execute('ALTER TABLE auto."executions_steps" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE auto."executions_steps" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON auto."executions_steps" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON auto."executions_steps" TO cxg_operator')
    op.execute('CREATE POLICY tenant ON auto."executions_steps" TO cxg_app USING (EXISTS (SELECT FROM auto."executions" r WHERE r.id = root_id)) WITH CHECK (EXISTS (SELECT FROM auto."executions" r WHERE r.id = root_id))')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON auto."executions_steps" TO cxg_app')
    op.execute('ALTER TABLE auto."schedules" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE auto."schedules" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON auto."schedules" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON auto."schedules" TO cxg_operator')
    op.execute('ALTER TABLE auto."tasks" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE auto."tasks" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON auto."tasks" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON auto."tasks" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON auto."tasks" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON auto."tasks" TO cxg_app')
    op.execute('ALTER TABLE auto."workflows" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE auto."workflows" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON auto."workflows" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON auto."workflows" TO cxg_operator')
    op.execute('ALTER TABLE auto."workflows_steps" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE auto."workflows_steps" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON auto."workflows_steps" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON auto."workflows_steps" TO cxg_operator')
    op.execute('ALTER TABLE bill."billing_accounts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."billing_accounts" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."billing_accounts" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."billing_accounts" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON bill."billing_accounts" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."billing_accounts" TO cxg_app')
    op.execute('ALTER TABLE bill."coupon_redemptions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."coupon_redemptions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."coupon_redemptions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."coupon_redemptions" TO cxg_operator')
    op.execute('ALTER TABLE bill."coupons" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."coupons" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."coupons" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."coupons" TO cxg_operator')
    op.execute('ALTER TABLE bill."credit_notes" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."credit_notes" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."credit_notes" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."credit_notes" TO cxg_operator')
    op.execute('ALTER TABLE bill."credit_notes_items" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."credit_notes_items" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."credit_notes_items" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON bill."credit_notes_items" TO cxg_operator')
    op.execute('ALTER TABLE bill."dunning_policies" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."dunning_policies" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."dunning_policies" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."dunning_policies" TO cxg_operator')
    op.execute('ALTER TABLE bill."dunning_policies_steps" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."dunning_policies_steps" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."dunning_policies_steps" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON bill."dunning_policies_steps" TO cxg_operator')
    op.execute('ALTER TABLE bill."invoices" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."invoices" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."invoices" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."invoices" TO cxg_operator')
    op.execute('ALTER TABLE bill."invoices_items" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."invoices_items" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."invoices_items" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON bill."invoices_items" TO cxg_operator')
    op.execute('ALTER TABLE bill."invoices_taxes" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."invoices_taxes" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."invoices_taxes" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON bill."invoices_taxes" TO cxg_operator')
    op.execute('ALTER TABLE bill."meters" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."meters" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."meters" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."meters" TO cxg_operator')
    op.execute('ALTER TABLE bill."payment_methods" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."payment_methods" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."payment_methods" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."payment_methods" TO cxg_operator')
    op.execute('ALTER TABLE bill."payments" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."payments" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."payments" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."payments" TO cxg_operator')
    op.execute('ALTER TABLE bill."payments_refunds" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."payments_refunds" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."payments_refunds" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON bill."payments_refunds" TO cxg_operator')
    op.execute('ALTER TABLE bill."plans" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."plans" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."plans" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."plans" TO cxg_operator')
    op.execute('ALTER TABLE bill."plans_charges" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."plans_charges" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."plans_charges" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON bill."plans_charges" TO cxg_operator')
    op.execute('ALTER TABLE bill."plans_limits" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."plans_limits" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."plans_limits" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON bill."plans_limits" TO cxg_operator')
    op.execute('ALTER TABLE bill."tax_rates" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."tax_rates" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."tax_rates" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."tax_rates" TO cxg_operator')
    op.execute('ALTER TABLE bill."transactions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."transactions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."transactions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT ON bill."transactions" TO cxg_operator')
    op.execute('ALTER TABLE bill."usage_records" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bill."usage_records" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bill."usage_records" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."usage_records" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON bill."usage_records" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON bill."usage_records" TO cxg_app')
    op.execute('ALTER TABLE bkup."executions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bkup."executions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bkup."executions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bkup."executions" TO cxg_operator')
    op.execute('ALTER TABLE bkup."recoveries" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bkup."recoveries" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bkup."recoveries" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bkup."recoveries" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON bkup."recoveries" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON bkup."recoveries" TO cxg_app')
    op.execute('ALTER TABLE bkup."schedules" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bkup."schedules" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bkup."schedules" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bkup."schedules" TO cxg_operator')
    op.execute('ALTER TABLE bkup."storages" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE bkup."storages" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON bkup."storages" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON bkup."storages" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."config_changes" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."config_changes" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."config_changes" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."config_changes" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."config_changes_approvals" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."config_changes_approvals" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."config_changes_approvals" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON cnfg."config_changes_approvals" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."feature_flags" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."feature_flags" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."feature_flags" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."feature_flags" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."feature_flags_rules" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."feature_flags_rules" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."feature_flags_rules" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON cnfg."feature_flags_rules" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."feature_flags_variants" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."feature_flags_variants" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."feature_flags_variants" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON cnfg."feature_flags_variants" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."flag_overrides" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."flag_overrides" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."flag_overrides" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."flag_overrides" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON cnfg."flag_overrides" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."flag_overrides" TO cxg_app')
    op.execute('ALTER TABLE cnfg."quota_usages" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."quota_usages" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."quota_usages" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."quota_usages" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON cnfg."quota_usages" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."quota_usages" TO cxg_app')
    op.execute('ALTER TABLE cnfg."quotas" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."quotas" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."quotas" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."quotas" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."segments" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."segments" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."segments" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."segments" TO cxg_operator')
    op.execute('ALTER TABLE cnfg."settings" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE cnfg."settings" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON cnfg."settings" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON cnfg."settings" TO cxg_operator')
    op.execute('ALTER TABLE core."counters" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."counters" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."counters" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON core."counters" TO cxg_operator')
    op.execute('ALTER TABLE core."doors" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."doors" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."doors" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."doors" TO cxg_operator')
    op.execute('ALTER TABLE core."outbox" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."outbox" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."outbox" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."outbox" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON core."outbox" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."outbox" TO cxg_app')
    op.execute('ALTER TABLE core."recalls" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."recalls" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."recalls" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON core."recalls" TO cxg_operator')
    op.execute('ALTER TABLE core."receipts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."receipts" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."receipts" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."receipts" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON core."receipts" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."receipts" TO cxg_app')
    op.execute('ALTER TABLE idam."api_keys" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."api_keys" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."api_keys" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."api_keys" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON idam."api_keys" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."api_keys" TO cxg_app')
    op.execute('ALTER TABLE idam."identity_providers" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."identity_providers" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."identity_providers" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."identity_providers" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON idam."identity_providers" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."identity_providers" TO cxg_app')
    op.execute('ALTER TABLE idam."impersonations" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."impersonations" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."impersonations" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."impersonations" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON idam."impersonations" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."impersonations" TO cxg_app')
    op.execute('ALTER TABLE idam."invitations" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."invitations" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."invitations" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."invitations" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON idam."invitations" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."invitations" TO cxg_app')
    op.execute('ALTER TABLE idam."login_attempts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."login_attempts" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."login_attempts" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."login_attempts" TO cxg_operator')
    op.execute('ALTER TABLE idam."mfa_devices" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."mfa_devices" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."mfa_devices" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."mfa_devices" TO cxg_operator')
    op.execute('ALTER TABLE idam."password_resets" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."password_resets" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."password_resets" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."password_resets" TO cxg_operator')
    op.execute('ALTER TABLE idam."permissions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."permissions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."permissions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."permissions" TO cxg_operator')
    op.execute('ALTER TABLE idam."roles" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."roles" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."roles" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."roles" TO cxg_operator')
    op.execute('ALTER TABLE idam."security_policies" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."security_policies" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."security_policies" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."security_policies" TO cxg_operator')
    op.execute('ALTER TABLE idam."sessions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."sessions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."sessions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."sessions" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON idam."sessions" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."sessions" TO cxg_app')
    op.execute('ALTER TABLE idam."sessions_tokens" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."sessions_tokens" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."sessions_tokens" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON idam."sessions_tokens" TO cxg_operator')
    op.execute('CREATE POLICY tenant ON idam."sessions_tokens" TO cxg_app USING (EXISTS (SELECT FROM idam."sessions" r WHERE r.id = root_id)) WITH CHECK (EXISTS (SELECT FROM idam."sessions" r WHERE r.id = root_id))')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON idam."sessions_tokens" TO cxg_app')
    op.execute('ALTER TABLE idam."user_roles" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."user_roles" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."user_roles" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."user_roles" TO cxg_operator')
    op.execute('ALTER TABLE idam."users" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."users" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."users" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."users" TO cxg_operator')
    op.execute('ALTER TABLE idam."users_identities" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."users_identities" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."users_identities" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON idam."users_identities" TO cxg_operator')
    op.execute('ALTER TABLE ifra."certificates" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ifra."certificates" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON ifra."certificates" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON ifra."certificates" TO cxg_operator')
    op.execute('ALTER TABLE ifra."costs" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ifra."costs" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON ifra."costs" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON ifra."costs" TO cxg_operator')
    op.execute('ALTER TABLE ifra."costs_allocations" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ifra."costs_allocations" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON ifra."costs_allocations" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON ifra."costs_allocations" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON ifra."costs_allocations" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON ifra."costs_allocations" TO cxg_app')
    op.execute('ALTER TABLE ifra."deployments" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ifra."deployments" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON ifra."deployments" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON ifra."deployments" TO cxg_operator')
    op.execute('ALTER TABLE ifra."resource_usages" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ifra."resource_usages" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON ifra."resource_usages" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON ifra."resource_usages" TO cxg_operator')
    op.execute('ALTER TABLE ifra."resources" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ifra."resources" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON ifra."resources" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON ifra."resources" TO cxg_operator')
    op.execute('ALTER TABLE intg."api_requests" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."api_requests" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."api_requests" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."api_requests" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON intg."api_requests" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."api_requests" TO cxg_app')
    op.execute('ALTER TABLE intg."apis" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."apis" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."apis" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."apis" TO cxg_operator')
    op.execute('ALTER TABLE intg."event_types" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."event_types" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."event_types" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."event_types" TO cxg_operator')
    op.execute('ALTER TABLE intg."inbound_events" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."inbound_events" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."inbound_events" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."inbound_events" TO cxg_operator')
    op.execute('ALTER TABLE intg."rate_limits" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."rate_limits" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."rate_limits" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."rate_limits" TO cxg_operator')
    op.execute('ALTER TABLE intg."webhook_deliveries" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."webhook_deliveries" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."webhook_deliveries" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."webhook_deliveries" TO cxg_operator')
    op.execute('ALTER TABLE intg."webhook_deliveries_attempts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."webhook_deliveries_attempts" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."webhook_deliveries_attempts" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON intg."webhook_deliveries_attempts" TO cxg_operator')
    op.execute('ALTER TABLE intg."webhook_events" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."webhook_events" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."webhook_events" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."webhook_events" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON intg."webhook_events" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."webhook_events" TO cxg_app')
    op.execute('ALTER TABLE intg."webhooks" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE intg."webhooks" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON intg."webhooks" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."webhooks" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON intg."webhooks" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON intg."webhooks" TO cxg_app')
    op.execute('ALTER TABLE mntr."alert_rules" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."alert_rules" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."alert_rules" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."alert_rules" TO cxg_operator')
    op.execute('ALTER TABLE mntr."alerts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."alerts" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."alerts" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."alerts" TO cxg_operator')
    op.execute('ALTER TABLE mntr."components" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."components" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."components" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."components" TO cxg_operator')
    op.execute('ALTER TABLE mntr."escalation_policies" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."escalation_policies" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."escalation_policies" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."escalation_policies" TO cxg_operator')
    op.execute('ALTER TABLE mntr."escalation_policies_steps" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."escalation_policies_steps" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."escalation_policies_steps" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON mntr."escalation_policies_steps" TO cxg_operator')
    op.execute('ALTER TABLE mntr."health_check_results" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."health_check_results" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."health_check_results" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."health_check_results" TO cxg_operator')
    op.execute('ALTER TABLE mntr."health_checks" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."health_checks" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."health_checks" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."health_checks" TO cxg_operator')
    op.execute('ALTER TABLE mntr."incidents" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."incidents" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."incidents" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."incidents" TO cxg_operator')
    op.execute('ALTER TABLE mntr."incidents_actions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."incidents_actions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."incidents_actions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON mntr."incidents_actions" TO cxg_operator')
    op.execute('ALTER TABLE mntr."incidents_components" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."incidents_components" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."incidents_components" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON mntr."incidents_components" TO cxg_operator')
    op.execute('ALTER TABLE mntr."incidents_updates" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."incidents_updates" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."incidents_updates" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON mntr."incidents_updates" TO cxg_operator')
    op.execute('ALTER TABLE mntr."maintenance_windows" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."maintenance_windows" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."maintenance_windows" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."maintenance_windows" TO cxg_operator')
    op.execute('ALTER TABLE mntr."maintenance_windows_components" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."maintenance_windows_components" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."maintenance_windows_components" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON mntr."maintenance_windows_components" TO cxg_operator')
    op.execute('ALTER TABLE mntr."metric_samples" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."metric_samples" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."metric_samples" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."metric_samples" TO cxg_operator')
    op.execute('ALTER TABLE mntr."metrics" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."metrics" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."metrics" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."metrics" TO cxg_operator')
    op.execute('ALTER TABLE mntr."on_call_schedules" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."on_call_schedules" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."on_call_schedules" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."on_call_schedules" TO cxg_operator')
    op.execute('ALTER TABLE mntr."on_call_schedules_members" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."on_call_schedules_members" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."on_call_schedules_members" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON mntr."on_call_schedules_members" TO cxg_operator')
    op.execute('ALTER TABLE mntr."on_call_schedules_overrides" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."on_call_schedules_overrides" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."on_call_schedules_overrides" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON mntr."on_call_schedules_overrides" TO cxg_operator')
    op.execute('ALTER TABLE mntr."status_subscribers" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE mntr."status_subscribers" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON mntr."status_subscribers" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."status_subscribers" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON mntr."status_subscribers" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON mntr."status_subscribers" TO cxg_app')
    op.execute('ALTER TABLE noti."announcements" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."announcements" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."announcements" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."announcements" TO cxg_operator')
    op.execute('ALTER TABLE noti."campaigns" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."campaigns" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."campaigns" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."campaigns" TO cxg_operator')
    op.execute('ALTER TABLE noti."categories" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."categories" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."categories" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."categories" TO cxg_operator')
    op.execute('ALTER TABLE noti."channels" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."channels" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."channels" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."channels" TO cxg_operator')
    op.execute('ALTER TABLE noti."notifications" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."notifications" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."notifications" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."notifications" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON noti."notifications" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."notifications" TO cxg_app')
    op.execute('ALTER TABLE noti."preferences" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."preferences" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."preferences" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."preferences" TO cxg_operator')
    op.execute('ALTER TABLE noti."preferences_choices" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."preferences_choices" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."preferences_choices" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON noti."preferences_choices" TO cxg_operator')
    op.execute('ALTER TABLE noti."suppressions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."suppressions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."suppressions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."suppressions" TO cxg_operator')
    op.execute('ALTER TABLE noti."templates" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."templates" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."templates" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON noti."templates" TO cxg_operator')
    op.execute('ALTER TABLE noti."templates_contents" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE noti."templates_contents" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON noti."templates_contents" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON noti."templates_contents" TO cxg_operator')
    op.execute('ALTER TABLE stat."aggregation_runs" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE stat."aggregation_runs" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON stat."aggregation_runs" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."aggregation_runs" TO cxg_operator')
    op.execute('ALTER TABLE stat."report_runs" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE stat."report_runs" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON stat."report_runs" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."report_runs" TO cxg_operator')
    op.execute('ALTER TABLE stat."reports" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE stat."reports" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON stat."reports" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."reports" TO cxg_operator')
    op.execute('ALTER TABLE stat."revenue_stats" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE stat."revenue_stats" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON stat."revenue_stats" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."revenue_stats" TO cxg_operator')
    op.execute('ALTER TABLE stat."tenant_stats" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE stat."tenant_stats" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON stat."tenant_stats" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."tenant_stats" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON stat."tenant_stats" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."tenant_stats" TO cxg_app')
    op.execute('ALTER TABLE stat."uptime_stats" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE stat."uptime_stats" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON stat."uptime_stats" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."uptime_stats" TO cxg_operator')
    op.execute('ALTER TABLE stat."usage_stats" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE stat."usage_stats" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON stat."usage_stats" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."usage_stats" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON stat."usage_stats" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON stat."usage_stats" TO cxg_app')
    op.execute('ALTER TABLE supt."articles" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."articles" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."articles" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."articles" TO cxg_operator')
    op.execute('ALTER TABLE supt."business_calendars" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."business_calendars" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."business_calendars" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."business_calendars" TO cxg_operator')
    op.execute('ALTER TABLE supt."business_calendars_holidays" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."business_calendars_holidays" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."business_calendars_holidays" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON supt."business_calendars_holidays" TO cxg_operator')
    op.execute('ALTER TABLE supt."business_calendars_hours" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."business_calendars_hours" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."business_calendars_hours" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON supt."business_calendars_hours" TO cxg_operator')
    op.execute('ALTER TABLE supt."canned_responses" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."canned_responses" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."canned_responses" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."canned_responses" TO cxg_operator')
    op.execute('ALTER TABLE supt."categories" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."categories" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."categories" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."categories" TO cxg_operator')
    op.execute('ALTER TABLE supt."comments" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."comments" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."comments" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."comments" TO cxg_operator')
    op.execute('ALTER TABLE supt."feedbacks" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."feedbacks" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."feedbacks" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."feedbacks" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON supt."feedbacks" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."feedbacks" TO cxg_app')
    op.execute('ALTER TABLE supt."sla_policies" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."sla_policies" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."sla_policies" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."sla_policies" TO cxg_operator')
    op.execute('ALTER TABLE supt."sla_policies_targets" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."sla_policies_targets" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."sla_policies_targets" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON supt."sla_policies_targets" TO cxg_operator')
    op.execute('ALTER TABLE supt."teams" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."teams" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."teams" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."teams" TO cxg_operator')
    op.execute('ALTER TABLE supt."teams_members" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."teams_members" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."teams_members" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON supt."teams_members" TO cxg_operator')
    op.execute('ALTER TABLE supt."tickets" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE supt."tickets" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON supt."tickets" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."tickets" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON supt."tickets" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON supt."tickets" TO cxg_app')
    op.execute('ALTER TABLE tnnt."provisioning_jobs" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."provisioning_jobs" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."provisioning_jobs" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."provisioning_jobs" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON tnnt."provisioning_jobs" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."provisioning_jobs" TO cxg_app')
    op.execute('ALTER TABLE tnnt."provisioning_jobs_steps" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."provisioning_jobs_steps" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."provisioning_jobs_steps" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON tnnt."provisioning_jobs_steps" TO cxg_operator')
    op.execute('CREATE POLICY tenant ON tnnt."provisioning_jobs_steps" TO cxg_app USING (EXISTS (SELECT FROM tnnt."provisioning_jobs" r WHERE r.id = root_id)) WITH CHECK (EXISTS (SELECT FROM tnnt."provisioning_jobs" r WHERE r.id = root_id))')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON tnnt."provisioning_jobs_steps" TO cxg_app')
    op.execute('ALTER TABLE tnnt."schema_rollouts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."schema_rollouts" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."schema_rollouts" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."schema_rollouts" TO cxg_operator')
    op.execute('ALTER TABLE tnnt."schema_rollouts_targets" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."schema_rollouts_targets" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."schema_rollouts_targets" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON tnnt."schema_rollouts_targets" TO cxg_operator')
    op.execute('ALTER TABLE tnnt."subscriptions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."subscriptions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."subscriptions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."subscriptions" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON tnnt."subscriptions" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."subscriptions" TO cxg_app')
    op.execute('ALTER TABLE tnnt."subscriptions_changes" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."subscriptions_changes" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."subscriptions_changes" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON tnnt."subscriptions_changes" TO cxg_operator')
    op.execute('CREATE POLICY tenant ON tnnt."subscriptions_changes" TO cxg_app USING (EXISTS (SELECT FROM tnnt."subscriptions" r WHERE r.id = root_id)) WITH CHECK (EXISTS (SELECT FROM tnnt."subscriptions" r WHERE r.id = root_id))')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON tnnt."subscriptions_changes" TO cxg_app')
    op.execute('ALTER TABLE tnnt."tenant_databases" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenant_databases" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenant_databases" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_databases" TO cxg_operator')
    op.execute('ALTER TABLE tnnt."tenant_domains" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenant_domains" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenant_domains" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_domains" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON tnnt."tenant_domains" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_domains" TO cxg_app')
    op.execute('ALTER TABLE tnnt."tenant_members" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenant_members" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenant_members" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_members" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON tnnt."tenant_members" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_members" TO cxg_app')
    op.execute('ALTER TABLE tnnt."tenant_settings" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenant_settings" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenant_settings" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_settings" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON tnnt."tenant_settings" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_settings" TO cxg_app')
    op.execute('ALTER TABLE tnnt."tenants" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenants" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenants" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenants" TO cxg_operator')
    op.execute('ALTER TABLE audt.access_reviews ADD CONSTRAINT fk_access_reviews_reviewer_id FOREIGN KEY (reviewer_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.access_reviews_items ADD CONSTRAINT fk_access_reviews_items_root_id FOREIGN KEY (root_id) REFERENCES audt.access_reviews(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.access_reviews_items ADD CONSTRAINT fk_access_reviews_items_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_checkpoints ADD CONSTRAINT fk_audit_checkpoints_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_exports ADD CONSTRAINT fk_audit_exports_approved_by_id FOREIGN KEY (approved_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_exports ADD CONSTRAINT fk_audit_exports_requested_by_id FOREIGN KEY (requested_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_logs ADD CONSTRAINT fk_audit_logs_api_key_id FOREIGN KEY (api_key_id) REFERENCES idam.api_keys(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_logs ADD CONSTRAINT fk_audit_logs_impersonator_id FOREIGN KEY (impersonator_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_logs ADD CONSTRAINT fk_audit_logs_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_seals ADD CONSTRAINT fk_audit_seals_log_id FOREIGN KEY (log_id) REFERENCES audt.audit_logs(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.compliance_controls ADD CONSTRAINT fk_compliance_controls_owner_id FOREIGN KEY (owner_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.compliance_controls_evidences ADD CONSTRAINT fk_compliance_controls_evidences_root_id FOREIGN KEY (root_id) REFERENCES audt.compliance_controls(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.data_requests ADD CONSTRAINT fk_data_requests_handler_id FOREIGN KEY (handler_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.data_requests ADD CONSTRAINT fk_data_requests_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.executions ADD CONSTRAINT fk_executions_retried_from_id FOREIGN KEY (retried_from_id) REFERENCES auto.executions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.executions ADD CONSTRAINT fk_executions_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.executions ADD CONSTRAINT fk_executions_trigger_event_id FOREIGN KEY (trigger_event_id) REFERENCES intg.webhook_events(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.executions ADD CONSTRAINT fk_executions_workflow_id FOREIGN KEY (workflow_id) REFERENCES auto.workflows(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.executions_steps ADD CONSTRAINT fk_executions_steps_root_id FOREIGN KEY (root_id) REFERENCES auto.executions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.schedules ADD CONSTRAINT fk_schedules_last_task_id FOREIGN KEY (last_task_id) REFERENCES auto.tasks(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.tasks ADD CONSTRAINT fk_tasks_execution_id FOREIGN KEY (execution_id) REFERENCES auto.executions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.tasks ADD CONSTRAINT fk_tasks_schedule_id FOREIGN KEY (schedule_id) REFERENCES auto.schedules(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.tasks ADD CONSTRAINT fk_tasks_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.workflows ADD CONSTRAINT fk_workflows_schedule_id FOREIGN KEY (schedule_id) REFERENCES auto.schedules(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.workflows_steps ADD CONSTRAINT fk_workflows_steps_approver_role_id FOREIGN KEY (approver_role_id) REFERENCES idam.roles(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE auto.workflows_steps ADD CONSTRAINT fk_workflows_steps_root_id FOREIGN KEY (root_id) REFERENCES auto.workflows(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.billing_accounts ADD CONSTRAINT fk_billing_accounts_dunning_policy_id FOREIGN KEY (dunning_policy_id) REFERENCES bill.dunning_policies(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.billing_accounts ADD CONSTRAINT fk_billing_accounts_tax_rate_id FOREIGN KEY (tax_rate_id) REFERENCES bill.tax_rates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.billing_accounts ADD CONSTRAINT fk_billing_accounts_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.coupon_redemptions ADD CONSTRAINT fk_coupon_redemptions_billing_account_id FOREIGN KEY (billing_account_id) REFERENCES bill.billing_accounts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.coupon_redemptions ADD CONSTRAINT fk_coupon_redemptions_coupon_id FOREIGN KEY (coupon_id) REFERENCES bill.coupons(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.coupon_redemptions ADD CONSTRAINT fk_coupon_redemptions_subscription_id FOREIGN KEY (subscription_id) REFERENCES tnnt.subscriptions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.credit_notes ADD CONSTRAINT fk_credit_notes_billing_account_id FOREIGN KEY (billing_account_id) REFERENCES bill.billing_accounts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.credit_notes ADD CONSTRAINT fk_credit_notes_invoice_id FOREIGN KEY (invoice_id) REFERENCES bill.invoices(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.credit_notes_items ADD CONSTRAINT fk_credit_notes_items_root_id FOREIGN KEY (root_id) REFERENCES bill.credit_notes(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.dunning_policies_steps ADD CONSTRAINT fk_dunning_policies_steps_root_id FOREIGN KEY (root_id) REFERENCES bill.dunning_policies(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.dunning_policies_steps ADD CONSTRAINT fk_dunning_policies_steps_template_id FOREIGN KEY (template_id) REFERENCES noti.templates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices ADD CONSTRAINT fk_invoices_billing_account_id FOREIGN KEY (billing_account_id) REFERENCES bill.billing_accounts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices ADD CONSTRAINT fk_invoices_subscription_id FOREIGN KEY (subscription_id) REFERENCES tnnt.subscriptions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices_items ADD CONSTRAINT fk_invoices_items_meter_id FOREIGN KEY (meter_id) REFERENCES bill.meters(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices_items ADD CONSTRAINT fk_invoices_items_plan_id FOREIGN KEY (plan_id) REFERENCES bill.plans(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices_items ADD CONSTRAINT fk_invoices_items_root_id FOREIGN KEY (root_id) REFERENCES bill.invoices(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices_items ADD CONSTRAINT fk_invoices_items_tax_rate_id FOREIGN KEY (tax_rate_id) REFERENCES bill.tax_rates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices_taxes ADD CONSTRAINT fk_invoices_taxes_root_id FOREIGN KEY (root_id) REFERENCES bill.invoices(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.invoices_taxes ADD CONSTRAINT fk_invoices_taxes_tax_rate_id FOREIGN KEY (tax_rate_id) REFERENCES bill.tax_rates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.meters ADD CONSTRAINT fk_meters_quota_id FOREIGN KEY (quota_id) REFERENCES cnfg.quotas(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.payment_methods ADD CONSTRAINT fk_payment_methods_billing_account_id FOREIGN KEY (billing_account_id) REFERENCES bill.billing_accounts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.payments ADD CONSTRAINT fk_payments_billing_account_id FOREIGN KEY (billing_account_id) REFERENCES bill.billing_accounts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.payments ADD CONSTRAINT fk_payments_invoice_id FOREIGN KEY (invoice_id) REFERENCES bill.invoices(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.payments ADD CONSTRAINT fk_payments_payment_method_id FOREIGN KEY (payment_method_id) REFERENCES bill.payment_methods(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.payments_refunds ADD CONSTRAINT fk_payments_refunds_credit_note_id FOREIGN KEY (credit_note_id) REFERENCES bill.credit_notes(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.payments_refunds ADD CONSTRAINT fk_payments_refunds_root_id FOREIGN KEY (root_id) REFERENCES bill.payments(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.plans_charges ADD CONSTRAINT fk_plans_charges_meter_id FOREIGN KEY (meter_id) REFERENCES bill.meters(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.plans_charges ADD CONSTRAINT fk_plans_charges_root_id FOREIGN KEY (root_id) REFERENCES bill.plans(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.plans_limits ADD CONSTRAINT fk_plans_limits_quota_id FOREIGN KEY (quota_id) REFERENCES cnfg.quotas(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.plans_limits ADD CONSTRAINT fk_plans_limits_root_id FOREIGN KEY (root_id) REFERENCES bill.plans(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.transactions ADD CONSTRAINT fk_transactions_billing_account_id FOREIGN KEY (billing_account_id) REFERENCES bill.billing_accounts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.transactions ADD CONSTRAINT fk_transactions_credit_note_id FOREIGN KEY (credit_note_id) REFERENCES bill.credit_notes(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.transactions ADD CONSTRAINT fk_transactions_invoice_id FOREIGN KEY (invoice_id) REFERENCES bill.invoices(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.transactions ADD CONSTRAINT fk_transactions_payment_id FOREIGN KEY (payment_id) REFERENCES bill.payments(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.usage_records ADD CONSTRAINT fk_usage_records_meter_id FOREIGN KEY (meter_id) REFERENCES bill.meters(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bill.usage_records ADD CONSTRAINT fk_usage_records_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.executions ADD CONSTRAINT fk_executions_parent_id FOREIGN KEY (parent_id) REFERENCES bkup.executions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.executions ADD CONSTRAINT fk_executions_schedule_id FOREIGN KEY (schedule_id) REFERENCES bkup.schedules(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.executions ADD CONSTRAINT fk_executions_storage_id FOREIGN KEY (storage_id) REFERENCES bkup.storages(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.executions ADD CONSTRAINT fk_executions_tenant_database_id FOREIGN KEY (tenant_database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_approved_by_id FOREIGN KEY (approved_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_backup_id FOREIGN KEY (backup_id) REFERENCES bkup.executions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_new_database_id FOREIGN KEY (new_database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_requested_by_id FOREIGN KEY (requested_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_safety_backup_id FOREIGN KEY (safety_backup_id) REFERENCES bkup.executions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_target_resource_id FOREIGN KEY (target_resource_id) REFERENCES ifra.resources(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.recoveries ADD CONSTRAINT fk_recoveries_ticket_id FOREIGN KEY (ticket_id) REFERENCES supt.tickets(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.schedules ADD CONSTRAINT fk_schedules_second_storage_id FOREIGN KEY (second_storage_id) REFERENCES bkup.storages(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.schedules ADD CONSTRAINT fk_schedules_storage_id FOREIGN KEY (storage_id) REFERENCES bkup.storages(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE bkup.schedules ADD CONSTRAINT fk_schedules_tenant_database_id FOREIGN KEY (tenant_database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.config_changes_approvals ADD CONSTRAINT fk_config_changes_approvals_root_id FOREIGN KEY (root_id) REFERENCES cnfg.config_changes(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.config_changes_approvals ADD CONSTRAINT fk_config_changes_approvals_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.feature_flags ADD CONSTRAINT fk_feature_flags_owner_id FOREIGN KEY (owner_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.feature_flags_rules ADD CONSTRAINT fk_feature_flags_rules_root_id FOREIGN KEY (root_id) REFERENCES cnfg.feature_flags(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.feature_flags_rules ADD CONSTRAINT fk_feature_flags_rules_segment_id FOREIGN KEY (segment_id) REFERENCES cnfg.segments(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.feature_flags_variants ADD CONSTRAINT fk_feature_flags_variants_root_id FOREIGN KEY (root_id) REFERENCES cnfg.feature_flags(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.flag_overrides ADD CONSTRAINT fk_flag_overrides_flag_id FOREIGN KEY (flag_id) REFERENCES cnfg.feature_flags(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.flag_overrides ADD CONSTRAINT fk_flag_overrides_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.flag_overrides ADD CONSTRAINT fk_flag_overrides_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.quota_usages ADD CONSTRAINT fk_quota_usages_quota_id FOREIGN KEY (quota_id) REFERENCES cnfg.quotas(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE cnfg.quota_usages ADD CONSTRAINT fk_quota_usages_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.api_keys ADD CONSTRAINT fk_api_keys_rate_limit_id FOREIGN KEY (rate_limit_id) REFERENCES intg.rate_limits(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.api_keys ADD CONSTRAINT fk_api_keys_successor_id FOREIGN KEY (successor_id) REFERENCES idam.api_keys(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.api_keys ADD CONSTRAINT fk_api_keys_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.api_keys ADD CONSTRAINT fk_api_keys_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.identity_providers ADD CONSTRAINT fk_identity_providers_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.impersonations ADD CONSTRAINT fk_impersonations_admin_user_id FOREIGN KEY (admin_user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.impersonations ADD CONSTRAINT fk_impersonations_session_id FOREIGN KEY (session_id) REFERENCES idam.sessions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.impersonations ADD CONSTRAINT fk_impersonations_target_user_id FOREIGN KEY (target_user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.impersonations ADD CONSTRAINT fk_impersonations_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.impersonations ADD CONSTRAINT fk_impersonations_ticket_id FOREIGN KEY (ticket_id) REFERENCES supt.tickets(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.invitations ADD CONSTRAINT fk_invitations_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.login_attempts ADD CONSTRAINT fk_login_attempts_session_id FOREIGN KEY (session_id) REFERENCES idam.sessions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.login_attempts ADD CONSTRAINT fk_login_attempts_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.mfa_devices ADD CONSTRAINT fk_mfa_devices_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.password_resets ADD CONSTRAINT fk_password_resets_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.roles ADD CONSTRAINT fk_roles_parent_id FOREIGN KEY (parent_id) REFERENCES idam.roles(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.sessions ADD CONSTRAINT fk_sessions_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.sessions ADD CONSTRAINT fk_sessions_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.sessions_tokens ADD CONSTRAINT fk_sessions_tokens_root_id FOREIGN KEY (root_id) REFERENCES idam.sessions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.user_roles ADD CONSTRAINT fk_user_roles_role_id FOREIGN KEY (role_id) REFERENCES idam.roles(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.user_roles ADD CONSTRAINT fk_user_roles_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.users_identities ADD CONSTRAINT fk_users_identities_provider_id FOREIGN KEY (provider_id) REFERENCES idam.identity_providers(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.users_identities ADD CONSTRAINT fk_users_identities_root_id FOREIGN KEY (root_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.certificates ADD CONSTRAINT fk_certificates_successor_id FOREIGN KEY (successor_id) REFERENCES ifra.certificates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.costs ADD CONSTRAINT fk_costs_resource_id FOREIGN KEY (resource_id) REFERENCES ifra.resources(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.costs_allocations ADD CONSTRAINT fk_costs_allocations_root_id FOREIGN KEY (root_id) REFERENCES ifra.costs(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.costs_allocations ADD CONSTRAINT fk_costs_allocations_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.deployments ADD CONSTRAINT fk_deployments_deployed_by_id FOREIGN KEY (deployed_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.deployments ADD CONSTRAINT fk_deployments_rollback_of_id FOREIGN KEY (rollback_of_id) REFERENCES ifra.deployments(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.deployments ADD CONSTRAINT fk_deployments_schema_rollout_id FOREIGN KEY (schema_rollout_id) REFERENCES tnnt.schema_rollouts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.resource_usages ADD CONSTRAINT fk_resource_usages_resource_id FOREIGN KEY (resource_id) REFERENCES ifra.resources(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ifra.resources ADD CONSTRAINT fk_resources_parent_id FOREIGN KEY (parent_id) REFERENCES ifra.resources(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.api_requests ADD CONSTRAINT fk_api_requests_api_id FOREIGN KEY (api_id) REFERENCES intg.apis(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.api_requests ADD CONSTRAINT fk_api_requests_api_key_id FOREIGN KEY (api_key_id) REFERENCES idam.api_keys(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.api_requests ADD CONSTRAINT fk_api_requests_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.api_requests ADD CONSTRAINT fk_api_requests_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.apis ADD CONSTRAINT fk_apis_successor_id FOREIGN KEY (successor_id) REFERENCES intg.apis(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.webhook_deliveries ADD CONSTRAINT fk_webhook_deliveries_endpoint_id FOREIGN KEY (endpoint_id) REFERENCES intg.webhooks(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.webhook_deliveries ADD CONSTRAINT fk_webhook_deliveries_event_id FOREIGN KEY (event_id) REFERENCES intg.webhook_events(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.webhook_deliveries ADD CONSTRAINT fk_webhook_deliveries_replay_of_id FOREIGN KEY (replay_of_id) REFERENCES intg.webhook_deliveries(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.webhook_deliveries_attempts ADD CONSTRAINT fk_webhook_deliveries_attempts_root_id FOREIGN KEY (root_id) REFERENCES intg.webhook_deliveries(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.webhook_events ADD CONSTRAINT fk_webhook_events_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE intg.webhooks ADD CONSTRAINT fk_webhooks_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.alert_rules ADD CONSTRAINT fk_alert_rules_component_id FOREIGN KEY (component_id) REFERENCES mntr.components(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.alert_rules ADD CONSTRAINT fk_alert_rules_escalation_policy_id FOREIGN KEY (escalation_policy_id) REFERENCES mntr.escalation_policies(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.alert_rules ADD CONSTRAINT fk_alert_rules_metric_id FOREIGN KEY (metric_id) REFERENCES mntr.metrics(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.alerts ADD CONSTRAINT fk_alerts_acknowledged_by_id FOREIGN KEY (acknowledged_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.alerts ADD CONSTRAINT fk_alerts_alert_rule_id FOREIGN KEY (alert_rule_id) REFERENCES mntr.alert_rules(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.alerts ADD CONSTRAINT fk_alerts_health_check_id FOREIGN KEY (health_check_id) REFERENCES mntr.health_checks(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.alerts ADD CONSTRAINT fk_alerts_incident_id FOREIGN KEY (incident_id) REFERENCES mntr.incidents(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.components ADD CONSTRAINT fk_components_parent_id FOREIGN KEY (parent_id) REFERENCES mntr.components(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.escalation_policies_steps ADD CONSTRAINT fk_escalation_policies_steps_role_id FOREIGN KEY (role_id) REFERENCES idam.roles(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.escalation_policies_steps ADD CONSTRAINT fk_escalation_policies_steps_root_id FOREIGN KEY (root_id) REFERENCES mntr.escalation_policies(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.escalation_policies_steps ADD CONSTRAINT fk_escalation_policies_steps_schedule_id FOREIGN KEY (schedule_id) REFERENCES mntr.on_call_schedules(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.escalation_policies_steps ADD CONSTRAINT fk_escalation_policies_steps_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.health_check_results ADD CONSTRAINT fk_health_check_results_health_check_id FOREIGN KEY (health_check_id) REFERENCES mntr.health_checks(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.health_checks ADD CONSTRAINT fk_health_checks_component_id FOREIGN KEY (component_id) REFERENCES mntr.components(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.health_checks ADD CONSTRAINT fk_health_checks_escalation_policy_id FOREIGN KEY (escalation_policy_id) REFERENCES mntr.escalation_policies(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents ADD CONSTRAINT fk_incidents_commander_id FOREIGN KEY (commander_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents ADD CONSTRAINT fk_incidents_deployment_id FOREIGN KEY (deployment_id) REFERENCES ifra.deployments(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents_actions ADD CONSTRAINT fk_incidents_actions_owner_id FOREIGN KEY (owner_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents_actions ADD CONSTRAINT fk_incidents_actions_root_id FOREIGN KEY (root_id) REFERENCES mntr.incidents(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents_components ADD CONSTRAINT fk_incidents_components_component_id FOREIGN KEY (component_id) REFERENCES mntr.components(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents_components ADD CONSTRAINT fk_incidents_components_root_id FOREIGN KEY (root_id) REFERENCES mntr.incidents(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents_updates ADD CONSTRAINT fk_incidents_updates_author_id FOREIGN KEY (author_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.incidents_updates ADD CONSTRAINT fk_incidents_updates_root_id FOREIGN KEY (root_id) REFERENCES mntr.incidents(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.maintenance_windows_components ADD CONSTRAINT fk_maintenance_windows_components_component_id FOREIGN KEY (component_id) REFERENCES mntr.components(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.maintenance_windows_components ADD CONSTRAINT fk_maintenance_windows_components_root_id FOREIGN KEY (root_id) REFERENCES mntr.maintenance_windows(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.metric_samples ADD CONSTRAINT fk_metric_samples_metric_id FOREIGN KEY (metric_id) REFERENCES mntr.metrics(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.on_call_schedules_members ADD CONSTRAINT fk_on_call_schedules_members_root_id FOREIGN KEY (root_id) REFERENCES mntr.on_call_schedules(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.on_call_schedules_members ADD CONSTRAINT fk_on_call_schedules_members_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.on_call_schedules_overrides ADD CONSTRAINT fk_on_call_schedules_overrides_root_id FOREIGN KEY (root_id) REFERENCES mntr.on_call_schedules(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.on_call_schedules_overrides ADD CONSTRAINT fk_on_call_schedules_overrides_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.status_subscribers ADD CONSTRAINT fk_status_subscribers_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE mntr.status_subscribers ADD CONSTRAINT fk_status_subscribers_webhook_id FOREIGN KEY (webhook_id) REFERENCES intg.webhooks(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.announcements ADD CONSTRAINT fk_announcements_segment_id FOREIGN KEY (segment_id) REFERENCES cnfg.segments(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.campaigns ADD CONSTRAINT fk_campaigns_segment_id FOREIGN KEY (segment_id) REFERENCES cnfg.segments(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.campaigns ADD CONSTRAINT fk_campaigns_template_id FOREIGN KEY (template_id) REFERENCES noti.templates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.channels ADD CONSTRAINT fk_channels_fallback_id FOREIGN KEY (fallback_id) REFERENCES noti.channels(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.notifications ADD CONSTRAINT fk_notifications_campaign_id FOREIGN KEY (campaign_id) REFERENCES noti.campaigns(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.notifications ADD CONSTRAINT fk_notifications_category_id FOREIGN KEY (category_id) REFERENCES noti.categories(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.notifications ADD CONSTRAINT fk_notifications_channel_id FOREIGN KEY (channel_id) REFERENCES noti.channels(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.notifications ADD CONSTRAINT fk_notifications_template_id FOREIGN KEY (template_id) REFERENCES noti.templates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.notifications ADD CONSTRAINT fk_notifications_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.notifications ADD CONSTRAINT fk_notifications_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.preferences ADD CONSTRAINT fk_preferences_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.preferences_choices ADD CONSTRAINT fk_preferences_choices_category_id FOREIGN KEY (category_id) REFERENCES noti.categories(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.preferences_choices ADD CONSTRAINT fk_preferences_choices_root_id FOREIGN KEY (root_id) REFERENCES noti.preferences(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.suppressions ADD CONSTRAINT fk_suppressions_source_notification_id FOREIGN KEY (source_notification_id) REFERENCES noti.notifications(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.templates ADD CONSTRAINT fk_templates_category_id FOREIGN KEY (category_id) REFERENCES noti.categories(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE noti.templates_contents ADD CONSTRAINT fk_templates_contents_root_id FOREIGN KEY (root_id) REFERENCES noti.templates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE stat.report_runs ADD CONSTRAINT fk_report_runs_report_id FOREIGN KEY (report_id) REFERENCES stat.reports(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE stat.reports ADD CONSTRAINT fk_reports_owner_id FOREIGN KEY (owner_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE stat.tenant_stats ADD CONSTRAINT fk_tenant_stats_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE stat.uptime_stats ADD CONSTRAINT fk_uptime_stats_component_id FOREIGN KEY (component_id) REFERENCES mntr.components(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE stat.usage_stats ADD CONSTRAINT fk_usage_stats_meter_id FOREIGN KEY (meter_id) REFERENCES bill.meters(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE stat.usage_stats ADD CONSTRAINT fk_usage_stats_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.articles ADD CONSTRAINT fk_articles_category_id FOREIGN KEY (category_id) REFERENCES supt.categories(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.business_calendars_holidays ADD CONSTRAINT fk_business_calendars_holidays_root_id FOREIGN KEY (root_id) REFERENCES supt.business_calendars(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.business_calendars_hours ADD CONSTRAINT fk_business_calendars_hours_root_id FOREIGN KEY (root_id) REFERENCES supt.business_calendars(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.canned_responses ADD CONSTRAINT fk_canned_responses_team_id FOREIGN KEY (team_id) REFERENCES supt.teams(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.categories ADD CONSTRAINT fk_categories_parent_id FOREIGN KEY (parent_id) REFERENCES supt.categories(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.categories ADD CONSTRAINT fk_categories_team_id FOREIGN KEY (team_id) REFERENCES supt.teams(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.comments ADD CONSTRAINT fk_comments_author_id FOREIGN KEY (author_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.comments ADD CONSTRAINT fk_comments_ticket_id FOREIGN KEY (ticket_id) REFERENCES supt.tickets(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.feedbacks ADD CONSTRAINT fk_feedbacks_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.feedbacks ADD CONSTRAINT fk_feedbacks_ticket_id FOREIGN KEY (ticket_id) REFERENCES supt.tickets(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.feedbacks ADD CONSTRAINT fk_feedbacks_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.sla_policies ADD CONSTRAINT fk_sla_policies_calendar_id FOREIGN KEY (calendar_id) REFERENCES supt.business_calendars(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.sla_policies_targets ADD CONSTRAINT fk_sla_policies_targets_root_id FOREIGN KEY (root_id) REFERENCES supt.sla_policies(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.teams ADD CONSTRAINT fk_teams_lead_id FOREIGN KEY (lead_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.teams_members ADD CONSTRAINT fk_teams_members_root_id FOREIGN KEY (root_id) REFERENCES supt.teams(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.teams_members ADD CONSTRAINT fk_teams_members_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_assignee_id FOREIGN KEY (assignee_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_category_id FOREIGN KEY (category_id) REFERENCES supt.categories(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_follow_up_of_id FOREIGN KEY (follow_up_of_id) REFERENCES supt.tickets(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_incident_id FOREIGN KEY (incident_id) REFERENCES mntr.incidents(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES supt.tickets(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_requester_id FOREIGN KEY (requester_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_sla_policy_id FOREIGN KEY (sla_policy_id) REFERENCES supt.sla_policies(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_team_id FOREIGN KEY (team_id) REFERENCES supt.teams(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE supt.tickets ADD CONSTRAINT fk_tickets_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.provisioning_jobs ADD CONSTRAINT fk_provisioning_jobs_approved_by_id FOREIGN KEY (approved_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.provisioning_jobs ADD CONSTRAINT fk_provisioning_jobs_requested_by_id FOREIGN KEY (requested_by_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.provisioning_jobs ADD CONSTRAINT fk_provisioning_jobs_target_resource_id FOREIGN KEY (target_resource_id) REFERENCES ifra.resources(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.provisioning_jobs ADD CONSTRAINT fk_provisioning_jobs_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.provisioning_jobs_steps ADD CONSTRAINT fk_provisioning_jobs_steps_root_id FOREIGN KEY (root_id) REFERENCES tnnt.provisioning_jobs(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.schema_rollouts_targets ADD CONSTRAINT fk_schema_rollouts_targets_database_id FOREIGN KEY (database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.schema_rollouts_targets ADD CONSTRAINT fk_schema_rollouts_targets_root_id FOREIGN KEY (root_id) REFERENCES tnnt.schema_rollouts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions ADD CONSTRAINT fk_subscriptions_billing_account_id FOREIGN KEY (billing_account_id) REFERENCES bill.billing_accounts(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions ADD CONSTRAINT fk_subscriptions_pending_plan_id FOREIGN KEY (pending_plan_id) REFERENCES bill.plans(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions ADD CONSTRAINT fk_subscriptions_plan_id FOREIGN KEY (plan_id) REFERENCES bill.plans(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions ADD CONSTRAINT fk_subscriptions_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions_changes ADD CONSTRAINT fk_subscriptions_changes_credit_note_id FOREIGN KEY (credit_note_id) REFERENCES bill.credit_notes(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions_changes ADD CONSTRAINT fk_subscriptions_changes_from_plan_id FOREIGN KEY (from_plan_id) REFERENCES bill.plans(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions_changes ADD CONSTRAINT fk_subscriptions_changes_invoice_id FOREIGN KEY (invoice_id) REFERENCES bill.invoices(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions_changes ADD CONSTRAINT fk_subscriptions_changes_root_id FOREIGN KEY (root_id) REFERENCES tnnt.subscriptions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.subscriptions_changes ADD CONSTRAINT fk_subscriptions_changes_to_plan_id FOREIGN KEY (to_plan_id) REFERENCES bill.plans(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_databases ADD CONSTRAINT fk_tenant_databases_resource_id FOREIGN KEY (resource_id) REFERENCES ifra.resources(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_domains ADD CONSTRAINT fk_tenant_domains_certificate_id FOREIGN KEY (certificate_id) REFERENCES ifra.certificates(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_domains ADD CONSTRAINT fk_tenant_domains_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_members ADD CONSTRAINT fk_tenant_members_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_members ADD CONSTRAINT fk_tenant_members_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_settings ADD CONSTRAINT fk_tenant_settings_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenants ADD CONSTRAINT fk_tenants_database_id FOREIGN KEY (database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenants ADD CONSTRAINT fk_tenants_former_database_id FOREIGN KEY (former_database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenants ADD CONSTRAINT fk_tenants_owner_user_id FOREIGN KEY (owner_user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_access_reviews() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."kind", t."period", t."reviewer_id", t."due_on", t."total_count", t."download_count", t."off_hours_count", t."denied_count", t."findings", t."completed_at", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM audt."access_reviews_items" i CROSS JOIN LATERAL (SELECT i.id, i."subject", i."user_id", i."detail", i."decision", i."note") l WHERE i.root_id = t.id) AS "items", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.access_reviews FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_access_reviews()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.access_reviews FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_access_reviews()')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_audit_checkpoints() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."kind", t."seq", t."head_hash", t."entry_count", t."signature", t."key_id", t."signed_at", t."published_to", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.audit_checkpoints FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_audit_checkpoints()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.audit_checkpoints FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_audit_checkpoints()')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_audit_exports() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."filters", t."file_format", t."reason", t."requested_by_id", t."approved_by_id", t."row_count", t."sha256", t."file_url", t."expires_at", t."download_count", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.audit_exports FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_audit_exports()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.audit_exports FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_audit_exports()')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_audit_policies() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."entity_pattern", t."log_reads", t."masked_fields", t."retention_days", t."personal_data", t."priority", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.audit_policies FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_audit_policies()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.audit_policies FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_audit_policies()')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_audit_seals() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."log_id", t."seq", t."prev_hash", t."hash", t."sealed_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.audit_seals FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_audit_seals()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.audit_seals FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_audit_seals()')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_compliance_controls() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."framework", t."code", t."title", t."description", t."owner_id", t."frequency", t."last_assessed_on", t."next_due_on", t."automated_check", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM audt."compliance_controls_evidences" i CROSS JOIN LATERAL (SELECT i.id, i."title", i."file_url", i."source_entity", i."source_id", i."collected_on", i."valid_until") l WHERE i.root_id = t.id) AS "evidences", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.compliance_controls FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_compliance_controls()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.compliance_controls FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_compliance_controls()')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_data_requests() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."kind", t."regime", t."tenant_id", t."subject_name", t."subject_email", t."details", t."received_on", t."due_on", t."extended", t."identity_method", t."identity_verified_at", t."handler_id", t."outcome", t."file_url", t."completed_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.data_requests FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_data_requests()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.data_requests FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_data_requests()')
    op.execute("""CREATE OR REPLACE FUNCTION audt.document_retention_policies() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."entity", t."retention_days", t."age_field", t."action", t."legal_basis", t."min_days", t."last_run_at", t."last_count", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON audt.retention_policies FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION audt.document_retention_policies()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON audt.retention_policies FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION audt.document_retention_policies()')
    op.execute("""CREATE OR REPLACE FUNCTION auto.document_executions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."workflow_id", t."trigger_event_id", t."tenant_id", t."input", t."output", t."depth", t."started_at", t."finished_at", t."waiting_for", t."error", t."retried_from_id", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM auto."executions_steps" i CROSS JOIN LATERAL (SELECT i.id, i."step_key", i."attempt", i."state", i."input", i."output", i."error", i."idempotency_key", i."started_at", i."finished_at") l WHERE i.root_id = t.id) AS "steps", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON auto.executions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION auto.document_executions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON auto.executions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION auto.document_executions()')
    op.execute("""CREATE OR REPLACE FUNCTION auto.document_schedules() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."kind", t."payload", t."cron", t."timezone", t."misfire", t."overlap", t."is_system", t."next_run_at", t."last_run_at", t."last_task_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON auto.schedules FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION auto.document_schedules()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON auto.schedules FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION auto.document_schedules()')
    op.execute("""CREATE OR REPLACE FUNCTION auto.document_tasks() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."kind", t."queue", t."payload", t."tenant_id", t."priority", t."run_at", t."dedup_key", t."group_key", t."max_attempts", t."backoff", t."backoff_seconds", t."attempt", t."locked_by", t."lease_until", t."started_at", t."finished_at", t."progress"::text AS "progress", t."result", t."last_error", t."schedule_id", t."execution_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON auto.tasks FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION auto.document_tasks()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON auto.tasks FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION auto.document_tasks()')
    op.execute("""CREATE OR REPLACE FUNCTION auto.document_workflows() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."workflow_version", t."name", t."description", t."trigger", t."event_type", t."condition", t."schedule_id", t."input_schema", t."max_concurrent", t."timeout_minutes", t."on_failure", t."failure_workflow_code", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM auto."workflows_steps" i CROSS JOIN LATERAL (SELECT i.id, i."key", i."position", i."type", i."action", i."input", i."next_key", i."else_key", i."on_error", i."max_attempts", i."timeout_seconds", i."approver_role_id", i."expires_hours") l WHERE i.root_id = t.id) AS "steps", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON auto.workflows FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION auto.document_workflows()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON auto.workflows FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION auto.document_workflows()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_billing_accounts() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."legal_name", t."business_number", t."representative", t."business_type", t."invoice_email", t."address", t."country", t."currency", t."timezone", t."tax_rate_id", t."tax_exempt", t."collection_method", t."payment_terms_days", t."invoice_grace_hours", t."purchase_order", t."dunning_policy_id", t."receivable_balance"::text AS "receivable_balance", t."credit_balance"::text AS "credit_balance", t."overdue_amount"::text AS "overdue_amount", t."mrr"::text AS "mrr", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.billing_accounts FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_billing_accounts()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.billing_accounts FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_billing_accounts()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_coupon_redemptions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."coupon_id", t."billing_account_id", t."subscription_id", t."cycles_total", t."cycles_used", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.coupon_redemptions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_coupon_redemptions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.coupon_redemptions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_coupon_redemptions()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_coupons() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."discount_type", t."percent"::text AS "percent", t."amount"::text AS "amount", t."currency", t."duration", t."duration_cycles", t."plan_codes", t."applies_to", t."first_time_only", t."max_redemptions", t."redeemed_count", t."valid_from", t."valid_until", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.coupons FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_coupons()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.coupons FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_coupons()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_credit_notes() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."invoice_id", t."billing_account_id", t."reason", t."currency", t."subtotal"::text AS "subtotal", t."tax_total"::text AS "tax_total", t."total"::text AS "total", t."to_invoice"::text AS "to_invoice", t."to_refund"::text AS "to_refund", t."to_credit"::text AS "to_credit", t."issued_at", t."memo", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM bill."credit_notes_items" i CROSS JOIN LATERAL (SELECT i.id, i."invoice_item_id", i."amount"::text AS "amount", i."tax_amount"::text AS "tax_amount") l WHERE i.root_id = t.id) AS "items", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.credit_notes FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_credit_notes()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.credit_notes FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_credit_notes()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_dunning_policies() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."name", t."is_default", t."run_at", t."min_amount"::text AS "min_amount", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM bill."dunning_policies_steps" i CROSS JOIN LATERAL (SELECT i.id, i."day_offset", i."action", i."template_id") l WHERE i.root_id = t.id) AS "steps", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.dunning_policies FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_dunning_policies()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.dunning_policies FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_dunning_policies()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_invoices() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."billing_account_id", t."subscription_id", t."reason", t."currency", t."period_start", t."period_end", t."supply_date", t."subtotal"::text AS "subtotal", t."discount_total"::text AS "discount_total", t."tax_total"::text AS "tax_total", t."total"::text AS "total", t."credit_applied"::text AS "credit_applied", t."amount_due"::text AS "amount_due", t."amount_paid"::text AS "amount_paid", t."amount_credited"::text AS "amount_credited", t."amount_remaining"::text AS "amount_remaining", t."finalize_after", t."finalized_at", t."due_date", t."paid_at", t."voided_at", t."dunning_started_on", t."dunning_step", t."next_dunning_at", t."tax_document_number", t."tax_document_date", t."memo", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM bill."invoices_items" i CROSS JOIN LATERAL (SELECT i.id, i."kind", i."description", i."plan_id", i."meter_id", i."source_item_id", i."quantity"::text AS "quantity", i."unit_price"::text AS "unit_price", i."amount"::text AS "amount", i."discount_amount"::text AS "discount_amount", i."tax_rate_id", i."period_start", i."period_end") l WHERE i.root_id = t.id) AS "items", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM bill."invoices_taxes" i CROSS JOIN LATERAL (SELECT i.id, i."tax_rate_id", i."taxable_amount"::text AS "taxable_amount", i."tax_amount"::text AS "tax_amount") l WHERE i.root_id = t.id) AS "taxes", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.invoices FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_invoices()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.invoices FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_invoices()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_meters() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."unit", t."aggregation", t."unique_property", t."decimals", t."quota_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.meters FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_meters()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.meters FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_meters()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_payment_methods() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."billing_account_id", t."type", t."provider", t."brand", t."last4", t."exp_month", t."exp_year", t."is_default", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.payment_methods FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_payment_methods()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.payment_methods FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_payment_methods()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_payments() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."invoice_id", t."billing_account_id", t."payment_method_id", t."amount"::text AS "amount", t."currency", t."provider", t."provider_reference", t."idempotency_key", t."failure_code", t."failure_kind", t."failure_message", t."amount_refunded"::text AS "amount_refunded", t."attempted_at", t."settled_at", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM bill."payments_refunds" i CROSS JOIN LATERAL (SELECT i.id, i."credit_note_id", i."amount"::text AS "amount", i."state", i."provider_reference", i."refunded_at") l WHERE i.root_id = t.id) AS "refunds", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.payments FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_payments()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.payments FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_payments()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_plans() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."plan_version", t."name", t."description", t."billing_interval", t."currency", t."price"::text AS "price", t."included_seats", t."seat_price"::text AS "seat_price", t."trial_days", t."is_public", t."entitlements", t."monthly_value"::text AS "monthly_value", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM bill."plans_charges" i CROSS JOIN LATERAL (SELECT i.id, i."meter_id", i."model", i."included_units"::text AS "included_units", i."unit_price"::text AS "unit_price", i."package_size"::text AS "package_size", i."tiers") l WHERE i.root_id = t.id) AS "charges", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM bill."plans_limits" i CROSS JOIN LATERAL (SELECT i.id, i."quota_id", i."limit_value"::text AS "limit_value") l WHERE i.root_id = t.id) AS "limits", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.plans FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_plans()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.plans FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_plans()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_tax_rates() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."country", t."tax_rate"::text AS "tax_rate", t."is_inclusive", t."rounding", t."valid_from", t."valid_until", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.tax_rates FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_tax_rates()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.tax_rates FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_tax_rates()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_transactions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."billing_account_id", t."ledger", t."seq", t."type", t."amount"::text AS "amount", t."balance_after"::text AS "balance_after", t."currency", t."invoice_id", t."payment_id", t."credit_note_id", t."reason", t."occurred_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.transactions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_transactions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.transactions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_transactions()')
    op.execute("""CREATE OR REPLACE FUNCTION bill.document_usage_records() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."meter_id", t."idempotency_key", t."quantity"::text AS "quantity", t."properties", t."occurred_at", t."received_at", t."invoice_item_id", t."is_late", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bill.usage_records FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bill.document_usage_records()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bill.usage_records FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bill.document_usage_records()')
    op.execute("""CREATE OR REPLACE FUNCTION bkup.document_executions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."schedule_id", t."target_type", t."tenant_database_id", t."method", t."parent_id", t."storage_id", t."file_location", t."size_bytes", t."sha256", t."schema_version", t."consistent_at", t."recoverable_until", t."encrypted", t."copied_at", t."verified_at", t."is_held", t."hold_reason", t."hold_until", t."keep_reasons", t."error", t."started_at", t."finished_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bkup.executions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bkup.document_executions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bkup.executions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bkup.document_executions()')
    op.execute("""CREATE OR REPLACE FUNCTION bkup.document_recoveries() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."purpose", t."backup_id", t."tenant_id", t."target_time", t."target_resource_id", t."reason", t."ticket_id", t."lost_at", t."requested_by_id", t."approved_by_id", t."safety_backup_id", t."new_database_id", t."rpo_seconds", t."rto_seconds", t."duration_seconds", t."checks", t."error", t."started_at", t."finished_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bkup.recoveries FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bkup.document_recoveries()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bkup.recoveries FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bkup.document_recoveries()')
    op.execute("""CREATE OR REPLACE FUNCTION bkup.document_schedules() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."target_type", t."tenant_database_id", t."method", t."full_every_days", t."cron", t."timezone", t."storage_id", t."second_storage_id", t."keep_daily", t."keep_weekly", t."keep_monthly", t."keep_yearly", t."min_keep", t."archive_days", t."timeout_minutes", t."rpo_minutes", t."next_run_at", t."last_success_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bkup.schedules FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bkup.document_schedules()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bkup.schedules FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bkup.document_schedules()')
    op.execute("""CREATE OR REPLACE FUNCTION bkup.document_storages() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."kind", t."location", t."region", t."encryption_key_id", t."immutable_days", t."capacity_bytes", t."used_bytes", t."last_tested_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON bkup.storages FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION bkup.document_storages()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON bkup.storages FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION bkup.document_storages()')
    op.execute("""CREATE OR REPLACE FUNCTION cnfg.document_config_changes() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."target_type", t."target_id", t."patch", t."base_version", t."reason", t."scheduled_at", t."applied_at", t."undo_patch", t."error", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM cnfg."config_changes_approvals" i CROSS JOIN LATERAL (SELECT i.id, i."user_id", i."decision", i."comment", i."decided_at") l WHERE i.root_id = t.id) AS "approvals", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON cnfg.config_changes FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION cnfg.document_config_changes()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON cnfg.config_changes FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION cnfg.document_config_changes()')
    op.execute("""CREATE OR REPLACE FUNCTION cnfg.document_feature_flags() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."key", t."name", t."description", t."kind", t."value_type", t."enabled", t."off_variant", t."default_variant", t."rollout_unit", t."rollout_percent"::text AS "rollout_percent", t."rollout_salt", t."owner_id", t."is_protected", t."is_permanent", t."expires_on", t."last_evaluated_at", t."is_stale", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM cnfg."feature_flags_variants" i CROSS JOIN LATERAL (SELECT i.id, i."key", i."value", i."weight") l WHERE i.root_id = t.id) AS "variants", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM cnfg."feature_flags_rules" i CROSS JOIN LATERAL (SELECT i.id, i."position", i."name", i."segment_id", i."conditions", i."variant", i."percent"::text AS "percent", i."is_paused") l WHERE i.root_id = t.id) AS "rules", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON cnfg.feature_flags FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION cnfg.document_feature_flags()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON cnfg.feature_flags FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION cnfg.document_feature_flags()')
    op.execute("""CREATE OR REPLACE FUNCTION cnfg.document_flag_overrides() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."flag_id", t."tenant_id", t."user_id", t."variant", t."reason", t."expires_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON cnfg.flag_overrides FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION cnfg.document_flag_overrides()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON cnfg.flag_overrides FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION cnfg.document_flag_overrides()')
    op.execute("""CREATE OR REPLACE FUNCTION cnfg.document_quota_usages() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."quota_id", t."period_start", t."period_end", t."used"::text AS "used", t."reserved"::text AS "reserved", t."limit_override"::text AS "limit_override", t."override_until", t."override_reason", t."effective_limit"::text AS "effective_limit", t."usage_rate"::text AS "usage_rate", t."grace_until", t."last_warned_rate"::text AS "last_warned_rate", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON cnfg.quota_usages FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION cnfg.document_quota_usages()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON cnfg.quota_usages FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION cnfg.document_quota_usages()')
    op.execute("""CREATE OR REPLACE FUNCTION cnfg.document_quotas() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."unit", t."period", t."default_limit"::text AS "default_limit", t."enforcement", t."warn_at"::text[] AS "warn_at", t."grace_days", t."is_protected", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON cnfg.quotas FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION cnfg.document_quotas()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON cnfg.quotas FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION cnfg.document_quotas()')
    op.execute("""CREATE OR REPLACE FUNCTION cnfg.document_segments() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."key", t."name", t."unit", t."match", t."conditions", t."member_count", t."counted_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON cnfg.segments FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION cnfg.document_segments()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON cnfg.segments FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION cnfg.document_segments()')
    op.execute("""CREATE OR REPLACE FUNCTION cnfg.document_settings() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."key", t."value", t."value_type", t."default_value", t."min_value"::text AS "min_value", t."max_value"::text AS "max_value", t."allowed_values", t."description", t."is_protected", t."needs_restart", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON cnfg.settings FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION cnfg.document_settings()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON cnfg.settings FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION cnfg.document_settings()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_api_keys() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."name", t."user_id", t."tenant_id", t."prefix", t."scopes", t."allowed_networks", t."rate_limit_id", t."expires_at", t."last_used_at", t."last_used_ip", t."successor_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.api_keys FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_api_keys()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.api_keys FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_api_keys()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_identity_providers() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."tenant_id", t."issuer", t."client_id", t."email_domains", t."jit_provisioning", t."default_role_code", t."enforce_sso", t."tested_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.identity_providers FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_identity_providers()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.identity_providers FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_identity_providers()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_impersonations() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."target_user_id", t."tenant_id", t."admin_user_id", t."ticket_id", t."reason", t."access_mode", t."minutes", t."expires_at", t."ended_at", t."session_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.impersonations FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_impersonations()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.impersonations FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_impersonations()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_invitations() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."email", t."user_type", t."tenant_id", t."role_ids", t."message", t."expires_at", t."sent_count", t."accepted_at", t."user_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.invitations FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_invitations()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.invitations FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_invitations()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_login_attempts() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."username_tried", t."user_id", t."ip", t."user_agent", t."result", t."session_id", t."attempted_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.login_attempts FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_login_attempts()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.login_attempts FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_login_attempts()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_mfa_devices() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."user_id", t."name", t."type", t."last_used_step", t."recovery_codes_left", t."confirmed_at", t."last_used_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.mfa_devices FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_mfa_devices()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.mfa_devices FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_mfa_devices()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_password_resets() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."user_id", t."requested_ip", t."expires_at", t."used_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.password_resets FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_password_resets()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.password_resets FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_password_resets()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_permissions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."domain", t."resource", t."action", t."is_dangerous", t."description", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.permissions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_permissions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.permissions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_permissions()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_roles() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."description", t."permissions", t."parent_id", t."is_system", t."requires_mfa", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.roles FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_roles()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.roles FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_roles()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_security_policies() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."scope", t."access_token_minutes", t."session_max_days", t."max_sessions", t."max_failed_attempts", t."failure_window_minutes", t."lockout_minutes", t."max_temporary_lockouts", t."ip_max_failures", t."password_min_length", t."password_mixed", t."password_history", t."password_max_age_days", t."mfa_required", t."allowed_networks", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.security_policies FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_security_policies()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.security_policies FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_security_policies()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_sessions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."user_id", t."tenant_id", t."ip", t."user_agent", t."method", t."current_generation", t."last_seen_at", t."expires_at", t."revoked_at", t."revoke_reason", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM idam."sessions_tokens" i CROSS JOIN LATERAL (SELECT i.id, i."generation", i."issued_at", i."expires_at", i."used_at") l WHERE i.root_id = t.id) AS "tokens", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.sessions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_sessions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.sessions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_sessions()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_user_roles() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."user_id", t."role_id", t."valid_from", t."valid_until", t."reason", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.user_roles FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_user_roles()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.user_roles FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_user_roles()')
    op.execute("""CREATE OR REPLACE FUNCTION idam.document_users() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."full_name", t."email", t."username", t."user_type", t."phone", t."locale", t."timezone", t."must_change_password", t."break_glass", t."password_changed_at", t."email_verified_at", t."last_login_at", t."failed_login_count", t."lockout_count", t."locked_until", t."mfa_enabled", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM idam."users_identities" i CROSS JOIN LATERAL (SELECT i.id, i."provider_id", i."subject", i."linked_at") l WHERE i.root_id = t.id) AS "identities", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON idam.users FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION idam.document_users()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON idam.users FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION idam.document_users()')
    op.execute("""CREATE OR REPLACE FUNCTION ifra.document_certificates() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."domain", t."alternative_names", t."issuer", t."serial", t."fingerprint", t."chain", t."not_before", t."not_after", t."auto_renew", t."renew_before_days", t."last_error", t."successor_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON ifra.certificates FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION ifra.document_certificates()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON ifra.certificates FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION ifra.document_certificates()')
    op.execute("""CREATE OR REPLACE FUNCTION ifra.document_costs() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."resource_id", t."month", t."amount"::text AS "amount", t."currency", t."method", t."source", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM ifra."costs_allocations" i CROSS JOIN LATERAL (SELECT i.id, i."tenant_id", i."basis"::text AS "basis", i."amount"::text AS "amount") l WHERE i.root_id = t.id) AS "allocations", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON ifra.costs FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION ifra.document_costs()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON ifra.costs FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION ifra.document_costs()')
    op.execute("""CREATE OR REPLACE FUNCTION ifra.document_deployments() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."release", t."commit_hash", t."environment", t."summary", t."committed_at", t."schema_rollout_id", t."rollback_of_id", t."deployed_by_id", t."started_at", t."finished_at", t."caused_failure", t."log_url", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON ifra.deployments FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION ifra.document_deployments()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON ifra.deployments FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION ifra.document_deployments()')
    op.execute("""CREATE OR REPLACE FUNCTION ifra.document_resource_usages() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."resource_id", t."hour", t."cpu_avg"::text AS "cpu_avg", t."cpu_max"::text AS "cpu_max", t."memory_used_gb"::text AS "memory_used_gb", t."disk_used_gb"::text AS "disk_used_gb", t."connections_max", t."network_in_gb"::text AS "network_in_gb", t."network_out_gb"::text AS "network_out_gb", t."sample_count", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON ifra.resource_usages FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION ifra.document_resource_usages()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON ifra.resource_usages FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION ifra.document_resource_usages()')
    op.execute("""CREATE OR REPLACE FUNCTION ifra.document_resources() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."kind", t."region", t."environment", t."host", t."port", t."parent_id", t."cpu_cores"::text AS "cpu_cores", t."memory_gb"::text AS "memory_gb", t."disk_gb"::text AS "disk_gb", t."max_connections", t."max_tenants", t."is_dedicated", t."warn_rate"::text AS "warn_rate", t."critical_rate"::text AS "critical_rate", t."monthly_cost"::text AS "monthly_cost", t."currency", t."tenant_count", t."labels", t."last_seen_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON ifra.resources FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION ifra.document_resources()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON ifra.resources FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION ifra.document_resources()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_api_requests() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."request_id", t."api_id", t."api_key_id", t."tenant_id", t."user_id", t."method", t."path", t."http_status", t."error_code", t."duration_ms", t."ip", t."idempotency_key", t."request_hash", t."response_body", t."requested_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.api_requests FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_api_requests()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.api_requests FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_api_requests()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_apis() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."api_version", t."name", t."base_path", t."description", t."documentation_url", t."is_public", t."deprecated_at", t."sunset_at", t."successor_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.apis FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_apis()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.apis FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_apis()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_event_types() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."description", t."json_schema", t."sample", t."is_public", t."deprecated_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.event_types FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_event_types()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.event_types FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_event_types()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_inbound_events() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."provider", t."provider_event_id", t."event_type", t."payload", t."signature_ok", t."ip", t."attempt", t."error", t."received_at", t."processed_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.inbound_events FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_inbound_events()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.inbound_events FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_inbound_events()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_rate_limits() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."scope", t."path_pattern", t."methods", t."plan_codes", t."capacity", t."refill_per_second"::text AS "refill_per_second", t."cost", t."priority", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.rate_limits FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_rate_limits()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.rate_limits FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_rate_limits()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_webhook_deliveries() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."event_id", t."endpoint_id", t."attempt", t."max_attempts", t."next_attempt_at", t."last_http_status", t."last_error", t."succeeded_at", t."exhausted_at", t."replay_of_id", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM intg."webhook_deliveries_attempts" i CROSS JOIN LATERAL (SELECT i.id, i."number", i."attempted_at", i."webhook_timestamp", i."http_status", i."duration_ms", i."response_text", i."error") l WHERE i.root_id = t.id) AS "attempts", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.webhook_deliveries FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_webhook_deliveries()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.webhook_deliveries FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_webhook_deliveries()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_webhook_events() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."message_id", t."event_type", t."tenant_id", t."entity", t."entity_id", t."payload", t."body", t."occurred_at", t."dispatched_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.webhook_events FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_webhook_events()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.webhook_events FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_webhook_events()')
    op.execute("""CREATE OR REPLACE FUNCTION intg.document_webhooks() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."name", t."url", t."event_types", t."previous_secret_until", t."headers", t."timeout_seconds", t."rate_per_second", t."ordered", t."first_failed_at", t."last_success_at", t."disabled_reason", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON intg.webhooks FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION intg.document_webhooks()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON intg.webhooks FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION intg.document_webhooks()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_alert_rules() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."metric_id", t."label_filter", t."aggregation", t."window_minutes", t."comparator", t."threshold"::text AS "threshold", t."recovery_threshold"::text AS "recovery_threshold", t."for_minutes", t."no_data", t."severity", t."component_id", t."escalation_policy_id", t."create_incident", t."runbook_url", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.alert_rules FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_alert_rules()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.alert_rules FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_alert_rules()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_alerts() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."alert_rule_id", t."health_check_id", t."fingerprint", t."labels", t."value"::text AS "value", t."severity", t."count", t."fired_at", t."last_seen_at", t."acknowledged_at", t."acknowledged_by_id", t."silenced_until", t."resolved_at", t."incident_id", t."escalation_step", t."next_escalation_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.alerts FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_alerts()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.alerts FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_alerts()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_components() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."description", t."parent_id", t."position", t."is_public", t."region", t."manual_until", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.components FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_components()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.components FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_components()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_escalation_policies() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."name", t."repeat_count", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM mntr."escalation_policies_steps" i CROSS JOIN LATERAL (SELECT i.id, i."position", i."wait_minutes", i."target", i."user_id", i."schedule_id", i."role_id", i."channels") l WHERE i.root_id = t.id) AS "steps", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.escalation_policies FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_escalation_policies()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.escalation_policies FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_escalation_policies()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_health_check_results() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."health_check_id", t."result", t."latency_ms", t."http_status", t."error", t."checked_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.health_check_results FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_health_check_results()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.health_check_results FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_health_check_results()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_health_checks() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."component_id", t."kind", t."target", t."method", t."headers", t."expected_status", t."expected_text", t."degraded_ms", t."interval_seconds", t."timeout_seconds", t."grace_seconds", t."failure_threshold", t."recovery_threshold", t."severity", t."escalation_policy_id", t."state", t."state_since", t."consecutive_failures", t."consecutive_successes", t."last_checked_at", t."next_check_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.health_checks FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_health_checks()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.health_checks FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_health_checks()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_incidents() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."title", t."severity", t."impact", t."is_public", t."started_at", t."detected_at", t."acknowledged_at", t."identified_at", t."resolved_at", t."closed_at", t."commander_id", t."deployment_id", t."reopened_count", t."root_cause", t."postmortem", t."postmortem_due_on", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM mntr."incidents_components" i CROSS JOIN LATERAL (SELECT i.id, i."component_id", i."component_status", i."from_at", i."until_at") l WHERE i.root_id = t.id) AS "components", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM mntr."incidents_updates" i CROSS JOIN LATERAL (SELECT i.id, i."posted_at", i."author_id", i."state", i."message", i."is_public") l WHERE i.root_id = t.id) AS "updates", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM mntr."incidents_actions" i CROSS JOIN LATERAL (SELECT i.id, i."title", i."owner_id", i."due_on", i."done_at") l WHERE i.root_id = t.id) AS "actions", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.incidents FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_incidents()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.incidents FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_incidents()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_maintenance_windows() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."title", t."description", t."starts_at", t."ends_at", t."is_public", t."suppress_alerts", t."remind_hours", t."actual_started_at", t."actual_ended_at", t."closing_note", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM mntr."maintenance_windows_components" i CROSS JOIN LATERAL (SELECT i.id, i."component_id") l WHERE i.root_id = t.id) AS "components", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.maintenance_windows FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_maintenance_windows()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.maintenance_windows FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_maintenance_windows()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_metric_samples() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."metric_id", t."labels", t."value"::text AS "value", t."sampled_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.metric_samples FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_metric_samples()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.metric_samples FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_metric_samples()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_metrics() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."kind", t."unit", t."label_keys", t."retention_days", t."max_series", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.metrics FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_metrics()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.metrics FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_metrics()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_on_call_schedules() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."name", t."timezone", t."starts_on", t."handoff_at", t."rotation_days", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM mntr."on_call_schedules_members" i CROSS JOIN LATERAL (SELECT i.id, i."position", i."user_id") l WHERE i.root_id = t.id) AS "members", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM mntr."on_call_schedules_overrides" i CROSS JOIN LATERAL (SELECT i.id, i."user_id", i."starts_at", i."ends_at", i."reason") l WHERE i.root_id = t.id) AS "overrides", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.on_call_schedules FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_on_call_schedules()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.on_call_schedules FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_on_call_schedules()')
    op.execute("""CREATE OR REPLACE FUNCTION mntr.document_status_subscribers() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."email", t."webhook_id", t."tenant_id", t."component_ids", t."wants_incidents", t."wants_maintenance", t."locale", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON mntr.status_subscribers FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION mntr.document_status_subscribers()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON mntr.status_subscribers FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION mntr.document_status_subscribers()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_announcements() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."title", t."body", t."level", t."placement", t."segment_id", t."locale", t."starts_at", t."ends_at", t."is_dismissible", t."pinned", t."read_count", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.announcements FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_announcements()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.announcements FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_announcements()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_campaigns() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."name", t."template_id", t."segment_id", t."channel_type", t."values", t."scheduled_at", t."local_time", t."rate_per_minute", t."max_bounce_rate"::text AS "max_bounce_rate", t."audience_count", t."excluded_count", t."sent_count", t."delivered_count", t."bounced_count", t."read_count", t."unsubscribed_count", t."started_at", t."finished_at", t."pause_reason", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.campaigns FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_campaigns()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.campaigns FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_campaigns()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_categories() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."kind", t."default_channels", t."description", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.categories FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_categories()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.categories FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_categories()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_channels() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."type", t."provider", t."config", t."sender_name", t."sender_address", t."rate_per_minute", t."daily_limit", t."fallback_id", t."is_default", t."failure_rate"::text AS "failure_rate", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.channels FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_channels()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.channels FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_channels()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_notifications() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."template_id", t."category_id", t."channel_type", t."channel_id", t."user_id", t."tenant_id", t."address", t."locale", t."values", t."dedup_key", t."send_after", t."expires_at", t."campaign_id", t."subject", t."body", t."attempt", t."provider_message_id", t."suppress_reason", t."error", t."sent_at", t."delivered_at", t."read_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.notifications FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_notifications()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.notifications FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_notifications()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_preferences() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."user_id", t."quiet_start", t."quiet_end", t."timezone", t."digest", t."digest_at", t."marketing_consent_at", t."marketing_night_consent_at", t."marketing_reconfirm_on", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM noti."preferences_choices" i CROSS JOIN LATERAL (SELECT i.id, i."category_id", i."channel_type", i."is_on") l WHERE i.root_id = t.id) AS "choices", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.preferences FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_preferences()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.preferences FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_preferences()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_suppressions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."channel_type", t."address", t."reason", t."scope", t."bounce_count", t."expires_at", t."source_notification_id", t."note", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.suppressions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_suppressions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.suppressions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_suppressions()')
    op.execute("""CREATE OR REPLACE FUNCTION noti.document_templates() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."template_version", t."name", t."category_id", t."variables", t."default_locale", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM noti."templates_contents" i CROSS JOIN LATERAL (SELECT i.id, i."channel_type", i."locale", i."subject", i."body", i."provider_template_code") l WHERE i.root_id = t.id) AS "contents", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON noti.templates FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION noti.document_templates()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON noti.templates FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION noti.document_templates()')
    op.execute("""CREATE OR REPLACE FUNCTION stat.document_aggregation_runs() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."kind", t."from_at", t."to_at", t."watermark_at", t."row_count", t."is_rebuild", t."error", t."started_at", t."finished_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON stat.aggregation_runs FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION stat.document_aggregation_runs()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON stat.aggregation_runs FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION stat.document_aggregation_runs()')
    op.execute("""CREATE OR REPLACE FUNCTION stat.document_report_runs() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."report_id", t."parameters", t."watermark_at", t."row_count", t."file_url", t."sha256", t."expires_at", t."error", t."started_at", t."finished_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON stat.report_runs FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION stat.document_report_runs()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON stat.report_runs FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION stat.document_report_runs()')
    op.execute("""CREATE OR REPLACE FUNCTION stat.document_reports() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."kind", t."parameters", t."file_format", t."cron", t."timezone", t."recipients", t."owner_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON stat.reports FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION stat.document_reports()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON stat.reports FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION stat.document_reports()')
    op.execute("""CREATE OR REPLACE FUNCTION stat.document_revenue_stats() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."month", t."currency", t."plan_code", t."mrr_start"::text AS "mrr_start", t."mrr_new"::text AS "mrr_new", t."mrr_expansion"::text AS "mrr_expansion", t."mrr_contraction"::text AS "mrr_contraction", t."mrr_churn"::text AS "mrr_churn", t."mrr_reactivation"::text AS "mrr_reactivation", t."mrr_end"::text AS "mrr_end", t."arr"::text AS "arr", t."gross_retention"::text AS "gross_retention", t."net_retention"::text AS "net_retention", t."quick_ratio"::text AS "quick_ratio", t."customers_start", t."customers_new", t."customers_lost", t."customers_end", t."logo_churn"::text AS "logo_churn", t."arpa"::text AS "arpa", t."invoiced"::text AS "invoiced", t."collected"::text AS "collected", t."credited"::text AS "credited", t."written_off"::text AS "written_off", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON stat.revenue_stats FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION stat.document_revenue_stats()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON stat.revenue_stats FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION stat.document_revenue_stats()')
    op.execute("""CREATE OR REPLACE FUNCTION stat.document_tenant_stats() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."day", t."plan_code", t."mrr"::text AS "mrr", t."currency", t."member_count", t."active_users_1d", t."active_users_7d", t."active_users_30d", t."api_calls", t."storage_bytes", t."open_tickets", t."breached_tickets_30d", t."overdue_amount"::text AS "overdue_amount", t."login_score"::text AS "login_score", t."adoption_score"::text AS "adoption_score", t."support_score"::text AS "support_score", t."billing_score"::text AS "billing_score", t."health_score"::text AS "health_score", t."risk", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON stat.tenant_stats FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION stat.document_tenant_stats()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON stat.tenant_stats FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION stat.document_tenant_stats()')
    op.execute("""CREATE OR REPLACE FUNCTION stat.document_uptime_stats() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."component_id", t."month", t."total_minutes", t."maintenance_minutes", t."major_minutes", t."partial_minutes", t."downtime_minutes"::text AS "downtime_minutes", t."availability"::text AS "availability", t."incident_count", t."target"::text AS "target", t."is_met", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON stat.uptime_stats FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION stat.document_uptime_stats()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON stat.uptime_stats FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION stat.document_uptime_stats()')
    op.execute("""CREATE OR REPLACE FUNCTION stat.document_usage_stats() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."meter_id", t."day", t."quantity"::text AS "quantity", t."record_count", t."month_to_date"::text AS "month_to_date", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON stat.usage_stats FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION stat.document_usage_stats()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON stat.usage_stats FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION stat.document_usage_stats()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_articles() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."slug", t."locale", t."title", t."body", t."category_id", t."visibility", t."review_on", t."published_at", t."view_count", t."helpful_count", t."unhelpful_count", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.articles FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_articles()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.articles FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_articles()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_business_calendars() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."name", t."timezone", t."is_always_open", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM supt."business_calendars_hours" i CROSS JOIN LATERAL (SELECT i.id, i."weekday", i."opens_at", i."closes_at") l WHERE i.root_id = t.id) AS "hours", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM supt."business_calendars_holidays" i CROSS JOIN LATERAL (SELECT i.id, i."holiday_on", i."name", i."opens_at", i."closes_at") l WHERE i.root_id = t.id) AS "holidays", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.business_calendars FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_business_calendars()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.business_calendars FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_business_calendars()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_canned_responses() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."title", t."body", t."locale", t."team_id", t."set_status", t."add_tags", t."used_count", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.canned_responses FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_canned_responses()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.canned_responses FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_canned_responses()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_categories() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."parent_id", t."team_id", t."default_priority", t."form", t."is_public", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.categories FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_categories()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.categories FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_categories()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_comments() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."ticket_id", t."author_id", t."author_email", t."author_kind", t."body", t."is_internal", t."attachments", t."source", t."message_id", t."edited_at", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.comments FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_comments()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.comments FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_comments()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_feedbacks() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."kind", t."ticket_id", t."tenant_id", t."user_id", t."score", t."comment", t."title", t."vote_count", t."answer", t."answered_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.feedbacks FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_feedbacks()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.feedbacks FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_feedbacks()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_sla_policies() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."name", t."calendar_id", t."plan_codes", t."category_ids", t."is_default", t."position", t."warn_minutes", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM supt."sla_policies_targets" i CROSS JOIN LATERAL (SELECT i.id, i."priority", i."first_response_minutes", i."resolution_minutes") l WHERE i.root_id = t.id) AS "targets", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.sla_policies FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_sla_policies()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.sla_policies FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_sla_policies()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_teams() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."email", t."lead_id", t."auto_assign", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM supt."teams_members" i CROSS JOIN LATERAL (SELECT i.id, i."user_id", i."max_open", i."is_away") l WHERE i.root_id = t.id) AS "members", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.teams FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_teams()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.teams FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_teams()')
    op.execute("""CREATE OR REPLACE FUNCTION supt.document_tickets() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."tenant_id", t."requester_id", t."requester_email", t."subject", t."description", t."category_id", t."priority", t."source", t."team_id", t."assignee_id", t."tags", t."sla_policy_id", t."first_response_due_at", t."resolution_due_at", t."first_responded_at", t."paused_since", t."paused_minutes", t."first_response_breached_at", t."resolution_breached_at", t."resolved_at", t."closed_at", t."reopened_count", t."merged_into_id", t."follow_up_of_id", t."incident_id", t."time_spent_minutes", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON supt.tickets FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION supt.document_tickets()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON supt.tickets FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION supt.document_tickets()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_provisioning_jobs() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."kind", t."requested_by_id", t."approved_by_id", t."target_resource_id", t."attempt", t."error", t."file_url", t."file_expires_at", t."started_at", t."finished_at", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM tnnt."provisioning_jobs_steps" i CROSS JOIN LATERAL (SELECT i.id, i."name", i."state", i."started_at", i."finished_at", i."message") l WHERE i.root_id = t.id) AS "steps", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.provisioning_jobs FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_provisioning_jobs()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.provisioning_jobs FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_provisioning_jobs()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_schema_rollouts() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."to_version", t."description", t."canary_database_ids", t."wave_percents", t."pause_on_failures", t."parallelism", t."wave", t."total_count", t."done_count", t."failed_count", t."started_at", t."finished_at", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM tnnt."schema_rollouts_targets" i CROSS JOIN LATERAL (SELECT i.id, i."database_id", i."wave", i."state", i."from_version", i."seconds", i."error") l WHERE i.root_id = t.id) AS "targets", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.schema_rollouts FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_schema_rollouts()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.schema_rollouts FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_schema_rollouts()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_subscriptions() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."number", t."tenant_id", t."billing_account_id", t."plan_id", t."quantity", t."currency", t."anchor_day", t."current_period_start", t."current_period_end", t."trial_end", t."cancel_at_period_end", t."cancelled_at", t."ended_at", t."cancel_reason", t."pending_plan_id", t."pending_quantity", t."paused_until", t."status", (SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json FROM tnnt."subscriptions_changes" i CROSS JOIN LATERAL (SELECT i.id, i."effective_on", i."movement", i."from_plan_id", i."to_plan_id", i."from_quantity", i."to_quantity", i."mrr_before"::text AS "mrr_before", i."mrr_after"::text AS "mrr_after", i."invoice_id", i."credit_note_id") l WHERE i.root_id = t.id) AS "changes", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.subscriptions FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_subscriptions()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.subscriptions FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_subscriptions()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_tenant_databases() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."resource_id", t."database_name", t."isolation", t."region", t."max_tenants", t."tenant_count", t."schema_version", t."target_version", t."size_bytes", t."last_checked_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.tenant_databases FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_tenant_databases()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.tenant_databases FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_tenant_databases()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_tenant_domains() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."domain", t."purpose", t."verification_token", t."is_primary", t."verified_at", t."last_checked_at", t."failed_checks", t."certificate_id", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.tenant_domains FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_tenant_domains()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.tenant_domains FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_tenant_domains()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_tenant_members() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."user_id", t."is_default", t."joined_at", t."last_seen_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.tenant_members FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_tenant_members()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.tenant_members FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_tenant_members()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_tenant_settings() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."tenant_id", t."support_access", t."mfa_required", t."allowed_networks", t."session_idle_minutes", t."data_export_approval", t."week_starts_on", t."fiscal_year_start_month", t."logo_url", t."brand_color", t."notification_locale", t."security_contact_email", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.tenant_settings FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_tenant_settings()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.tenant_settings FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_tenant_settings()')
    op.execute("""CREATE OR REPLACE FUNCTION tnnt.document_tenants() RETURNS trigger LANGUAGE plpgsql SET "TimeZone" TO 'UTC' AS $function$BEGIN SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT t.id, t."code", t."name", t."legal_name", t."business_number", t."country", t."locale", t."timezone", t."currency", t."region", t."isolation", t."database_id", t."former_database_id", t."former_until", t."is_read_only", t."owner_user_id", t."contact_email", t."contact_phone", t."personal_data_subjects", t."suspend_reason", t."suspended_at", t."closed_at", t."purge_after", t."legal_hold", t."legal_hold_reason", t."activated_at", t."status", t."version", t."created_at", t."updated_at", t."created_by", t."updated_by" FROM (SELECT NEW.*) t) r; RETURN NEW; END$function$ """)
    op.execute('CREATE TRIGGER document_at_insert BEFORE INSERT ON tnnt.tenants FOR EACH ROW WHEN ((new.document IS NULL)) EXECUTE FUNCTION tnnt.document_tenants()')
    op.execute('CREATE TRIGGER document_at_update BEFORE UPDATE ON tnnt.tenants FOR EACH ROW WHEN ((NOT (new.document IS DISTINCT FROM old.document))) EXECUTE FUNCTION tnnt.document_tenants()')


def downgrade() -> None:
    op.execute('DROP FUNCTION tnnt.document_tenants() CASCADE')
    op.execute('DROP FUNCTION tnnt.document_tenant_settings() CASCADE')
    op.execute('DROP FUNCTION tnnt.document_tenant_members() CASCADE')
    op.execute('DROP FUNCTION tnnt.document_tenant_domains() CASCADE')
    op.execute('DROP FUNCTION tnnt.document_tenant_databases() CASCADE')
    op.execute('DROP FUNCTION tnnt.document_subscriptions() CASCADE')
    op.execute('DROP FUNCTION tnnt.document_schema_rollouts() CASCADE')
    op.execute('DROP FUNCTION tnnt.document_provisioning_jobs() CASCADE')
    op.execute('DROP FUNCTION supt.document_tickets() CASCADE')
    op.execute('DROP FUNCTION supt.document_teams() CASCADE')
    op.execute('DROP FUNCTION supt.document_sla_policies() CASCADE')
    op.execute('DROP FUNCTION supt.document_feedbacks() CASCADE')
    op.execute('DROP FUNCTION supt.document_comments() CASCADE')
    op.execute('DROP FUNCTION supt.document_categories() CASCADE')
    op.execute('DROP FUNCTION supt.document_canned_responses() CASCADE')
    op.execute('DROP FUNCTION supt.document_business_calendars() CASCADE')
    op.execute('DROP FUNCTION supt.document_articles() CASCADE')
    op.execute('DROP FUNCTION stat.document_usage_stats() CASCADE')
    op.execute('DROP FUNCTION stat.document_uptime_stats() CASCADE')
    op.execute('DROP FUNCTION stat.document_tenant_stats() CASCADE')
    op.execute('DROP FUNCTION stat.document_revenue_stats() CASCADE')
    op.execute('DROP FUNCTION stat.document_reports() CASCADE')
    op.execute('DROP FUNCTION stat.document_report_runs() CASCADE')
    op.execute('DROP FUNCTION stat.document_aggregation_runs() CASCADE')
    op.execute('DROP FUNCTION noti.document_templates() CASCADE')
    op.execute('DROP FUNCTION noti.document_suppressions() CASCADE')
    op.execute('DROP FUNCTION noti.document_preferences() CASCADE')
    op.execute('DROP FUNCTION noti.document_notifications() CASCADE')
    op.execute('DROP FUNCTION noti.document_channels() CASCADE')
    op.execute('DROP FUNCTION noti.document_categories() CASCADE')
    op.execute('DROP FUNCTION noti.document_campaigns() CASCADE')
    op.execute('DROP FUNCTION noti.document_announcements() CASCADE')
    op.execute('DROP FUNCTION mntr.document_status_subscribers() CASCADE')
    op.execute('DROP FUNCTION mntr.document_on_call_schedules() CASCADE')
    op.execute('DROP FUNCTION mntr.document_metrics() CASCADE')
    op.execute('DROP FUNCTION mntr.document_metric_samples() CASCADE')
    op.execute('DROP FUNCTION mntr.document_maintenance_windows() CASCADE')
    op.execute('DROP FUNCTION mntr.document_incidents() CASCADE')
    op.execute('DROP FUNCTION mntr.document_health_checks() CASCADE')
    op.execute('DROP FUNCTION mntr.document_health_check_results() CASCADE')
    op.execute('DROP FUNCTION mntr.document_escalation_policies() CASCADE')
    op.execute('DROP FUNCTION mntr.document_components() CASCADE')
    op.execute('DROP FUNCTION mntr.document_alerts() CASCADE')
    op.execute('DROP FUNCTION mntr.document_alert_rules() CASCADE')
    op.execute('DROP FUNCTION intg.document_webhooks() CASCADE')
    op.execute('DROP FUNCTION intg.document_webhook_events() CASCADE')
    op.execute('DROP FUNCTION intg.document_webhook_deliveries() CASCADE')
    op.execute('DROP FUNCTION intg.document_rate_limits() CASCADE')
    op.execute('DROP FUNCTION intg.document_inbound_events() CASCADE')
    op.execute('DROP FUNCTION intg.document_event_types() CASCADE')
    op.execute('DROP FUNCTION intg.document_apis() CASCADE')
    op.execute('DROP FUNCTION intg.document_api_requests() CASCADE')
    op.execute('DROP FUNCTION ifra.document_resources() CASCADE')
    op.execute('DROP FUNCTION ifra.document_resource_usages() CASCADE')
    op.execute('DROP FUNCTION ifra.document_deployments() CASCADE')
    op.execute('DROP FUNCTION ifra.document_costs() CASCADE')
    op.execute('DROP FUNCTION ifra.document_certificates() CASCADE')
    op.execute('DROP FUNCTION idam.document_users() CASCADE')
    op.execute('DROP FUNCTION idam.document_user_roles() CASCADE')
    op.execute('DROP FUNCTION idam.document_sessions() CASCADE')
    op.execute('DROP FUNCTION idam.document_security_policies() CASCADE')
    op.execute('DROP FUNCTION idam.document_roles() CASCADE')
    op.execute('DROP FUNCTION idam.document_permissions() CASCADE')
    op.execute('DROP FUNCTION idam.document_password_resets() CASCADE')
    op.execute('DROP FUNCTION idam.document_mfa_devices() CASCADE')
    op.execute('DROP FUNCTION idam.document_login_attempts() CASCADE')
    op.execute('DROP FUNCTION idam.document_invitations() CASCADE')
    op.execute('DROP FUNCTION idam.document_impersonations() CASCADE')
    op.execute('DROP FUNCTION idam.document_identity_providers() CASCADE')
    op.execute('DROP FUNCTION idam.document_api_keys() CASCADE')
    op.execute('DROP FUNCTION cnfg.document_settings() CASCADE')
    op.execute('DROP FUNCTION cnfg.document_segments() CASCADE')
    op.execute('DROP FUNCTION cnfg.document_quotas() CASCADE')
    op.execute('DROP FUNCTION cnfg.document_quota_usages() CASCADE')
    op.execute('DROP FUNCTION cnfg.document_flag_overrides() CASCADE')
    op.execute('DROP FUNCTION cnfg.document_feature_flags() CASCADE')
    op.execute('DROP FUNCTION cnfg.document_config_changes() CASCADE')
    op.execute('DROP FUNCTION bkup.document_storages() CASCADE')
    op.execute('DROP FUNCTION bkup.document_schedules() CASCADE')
    op.execute('DROP FUNCTION bkup.document_recoveries() CASCADE')
    op.execute('DROP FUNCTION bkup.document_executions() CASCADE')
    op.execute('DROP FUNCTION bill.document_usage_records() CASCADE')
    op.execute('DROP FUNCTION bill.document_transactions() CASCADE')
    op.execute('DROP FUNCTION bill.document_tax_rates() CASCADE')
    op.execute('DROP FUNCTION bill.document_plans() CASCADE')
    op.execute('DROP FUNCTION bill.document_payments() CASCADE')
    op.execute('DROP FUNCTION bill.document_payment_methods() CASCADE')
    op.execute('DROP FUNCTION bill.document_meters() CASCADE')
    op.execute('DROP FUNCTION bill.document_invoices() CASCADE')
    op.execute('DROP FUNCTION bill.document_dunning_policies() CASCADE')
    op.execute('DROP FUNCTION bill.document_credit_notes() CASCADE')
    op.execute('DROP FUNCTION bill.document_coupons() CASCADE')
    op.execute('DROP FUNCTION bill.document_coupon_redemptions() CASCADE')
    op.execute('DROP FUNCTION bill.document_billing_accounts() CASCADE')
    op.execute('DROP FUNCTION auto.document_workflows() CASCADE')
    op.execute('DROP FUNCTION auto.document_tasks() CASCADE')
    op.execute('DROP FUNCTION auto.document_schedules() CASCADE')
    op.execute('DROP FUNCTION auto.document_executions() CASCADE')
    op.execute('DROP FUNCTION audt.document_retention_policies() CASCADE')
    op.execute('DROP FUNCTION audt.document_data_requests() CASCADE')
    op.execute('DROP FUNCTION audt.document_compliance_controls() CASCADE')
    op.execute('DROP FUNCTION audt.document_audit_seals() CASCADE')
    op.execute('DROP FUNCTION audt.document_audit_policies() CASCADE')
    op.execute('DROP FUNCTION audt.document_audit_exports() CASCADE')
    op.execute('DROP FUNCTION audt.document_audit_checkpoints() CASCADE')
    op.execute('DROP FUNCTION audt.document_access_reviews() CASCADE')
    op.execute('ALTER TABLE tnnt.tenants DROP CONSTRAINT fk_tenants_owner_user_id')
    op.execute('ALTER TABLE tnnt.tenants DROP CONSTRAINT fk_tenants_former_database_id')
    op.execute('ALTER TABLE tnnt.tenants DROP CONSTRAINT fk_tenants_database_id')
    op.execute('ALTER TABLE tnnt.tenant_settings DROP CONSTRAINT fk_tenant_settings_tenant_id')
    op.execute('ALTER TABLE tnnt.tenant_members DROP CONSTRAINT fk_tenant_members_user_id')
    op.execute('ALTER TABLE tnnt.tenant_members DROP CONSTRAINT fk_tenant_members_tenant_id')
    op.execute('ALTER TABLE tnnt.tenant_domains DROP CONSTRAINT fk_tenant_domains_tenant_id')
    op.execute('ALTER TABLE tnnt.tenant_domains DROP CONSTRAINT fk_tenant_domains_certificate_id')
    op.execute('ALTER TABLE tnnt.tenant_databases DROP CONSTRAINT fk_tenant_databases_resource_id')
    op.execute('ALTER TABLE tnnt.subscriptions_changes DROP CONSTRAINT fk_subscriptions_changes_to_plan_id')
    op.execute('ALTER TABLE tnnt.subscriptions_changes DROP CONSTRAINT fk_subscriptions_changes_root_id')
    op.execute('ALTER TABLE tnnt.subscriptions_changes DROP CONSTRAINT fk_subscriptions_changes_invoice_id')
    op.execute('ALTER TABLE tnnt.subscriptions_changes DROP CONSTRAINT fk_subscriptions_changes_from_plan_id')
    op.execute('ALTER TABLE tnnt.subscriptions_changes DROP CONSTRAINT fk_subscriptions_changes_credit_note_id')
    op.execute('ALTER TABLE tnnt.subscriptions DROP CONSTRAINT fk_subscriptions_tenant_id')
    op.execute('ALTER TABLE tnnt.subscriptions DROP CONSTRAINT fk_subscriptions_plan_id')
    op.execute('ALTER TABLE tnnt.subscriptions DROP CONSTRAINT fk_subscriptions_pending_plan_id')
    op.execute('ALTER TABLE tnnt.subscriptions DROP CONSTRAINT fk_subscriptions_billing_account_id')
    op.execute('ALTER TABLE tnnt.schema_rollouts_targets DROP CONSTRAINT fk_schema_rollouts_targets_root_id')
    op.execute('ALTER TABLE tnnt.schema_rollouts_targets DROP CONSTRAINT fk_schema_rollouts_targets_database_id')
    op.execute('ALTER TABLE tnnt.provisioning_jobs_steps DROP CONSTRAINT fk_provisioning_jobs_steps_root_id')
    op.execute('ALTER TABLE tnnt.provisioning_jobs DROP CONSTRAINT fk_provisioning_jobs_tenant_id')
    op.execute('ALTER TABLE tnnt.provisioning_jobs DROP CONSTRAINT fk_provisioning_jobs_target_resource_id')
    op.execute('ALTER TABLE tnnt.provisioning_jobs DROP CONSTRAINT fk_provisioning_jobs_requested_by_id')
    op.execute('ALTER TABLE tnnt.provisioning_jobs DROP CONSTRAINT fk_provisioning_jobs_approved_by_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_tenant_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_team_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_sla_policy_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_requester_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_merged_into_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_incident_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_follow_up_of_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_category_id')
    op.execute('ALTER TABLE supt.tickets DROP CONSTRAINT fk_tickets_assignee_id')
    op.execute('ALTER TABLE supt.teams_members DROP CONSTRAINT fk_teams_members_user_id')
    op.execute('ALTER TABLE supt.teams_members DROP CONSTRAINT fk_teams_members_root_id')
    op.execute('ALTER TABLE supt.teams DROP CONSTRAINT fk_teams_lead_id')
    op.execute('ALTER TABLE supt.sla_policies_targets DROP CONSTRAINT fk_sla_policies_targets_root_id')
    op.execute('ALTER TABLE supt.sla_policies DROP CONSTRAINT fk_sla_policies_calendar_id')
    op.execute('ALTER TABLE supt.feedbacks DROP CONSTRAINT fk_feedbacks_user_id')
    op.execute('ALTER TABLE supt.feedbacks DROP CONSTRAINT fk_feedbacks_ticket_id')
    op.execute('ALTER TABLE supt.feedbacks DROP CONSTRAINT fk_feedbacks_tenant_id')
    op.execute('ALTER TABLE supt.comments DROP CONSTRAINT fk_comments_ticket_id')
    op.execute('ALTER TABLE supt.comments DROP CONSTRAINT fk_comments_author_id')
    op.execute('ALTER TABLE supt.categories DROP CONSTRAINT fk_categories_team_id')
    op.execute('ALTER TABLE supt.categories DROP CONSTRAINT fk_categories_parent_id')
    op.execute('ALTER TABLE supt.canned_responses DROP CONSTRAINT fk_canned_responses_team_id')
    op.execute('ALTER TABLE supt.business_calendars_hours DROP CONSTRAINT fk_business_calendars_hours_root_id')
    op.execute('ALTER TABLE supt.business_calendars_holidays DROP CONSTRAINT fk_business_calendars_holidays_root_id')
    op.execute('ALTER TABLE supt.articles DROP CONSTRAINT fk_articles_category_id')
    op.execute('ALTER TABLE stat.usage_stats DROP CONSTRAINT fk_usage_stats_tenant_id')
    op.execute('ALTER TABLE stat.usage_stats DROP CONSTRAINT fk_usage_stats_meter_id')
    op.execute('ALTER TABLE stat.uptime_stats DROP CONSTRAINT fk_uptime_stats_component_id')
    op.execute('ALTER TABLE stat.tenant_stats DROP CONSTRAINT fk_tenant_stats_tenant_id')
    op.execute('ALTER TABLE stat.reports DROP CONSTRAINT fk_reports_owner_id')
    op.execute('ALTER TABLE stat.report_runs DROP CONSTRAINT fk_report_runs_report_id')
    op.execute('ALTER TABLE noti.templates_contents DROP CONSTRAINT fk_templates_contents_root_id')
    op.execute('ALTER TABLE noti.templates DROP CONSTRAINT fk_templates_category_id')
    op.execute('ALTER TABLE noti.suppressions DROP CONSTRAINT fk_suppressions_source_notification_id')
    op.execute('ALTER TABLE noti.preferences_choices DROP CONSTRAINT fk_preferences_choices_root_id')
    op.execute('ALTER TABLE noti.preferences_choices DROP CONSTRAINT fk_preferences_choices_category_id')
    op.execute('ALTER TABLE noti.preferences DROP CONSTRAINT fk_preferences_user_id')
    op.execute('ALTER TABLE noti.notifications DROP CONSTRAINT fk_notifications_user_id')
    op.execute('ALTER TABLE noti.notifications DROP CONSTRAINT fk_notifications_tenant_id')
    op.execute('ALTER TABLE noti.notifications DROP CONSTRAINT fk_notifications_template_id')
    op.execute('ALTER TABLE noti.notifications DROP CONSTRAINT fk_notifications_channel_id')
    op.execute('ALTER TABLE noti.notifications DROP CONSTRAINT fk_notifications_category_id')
    op.execute('ALTER TABLE noti.notifications DROP CONSTRAINT fk_notifications_campaign_id')
    op.execute('ALTER TABLE noti.channels DROP CONSTRAINT fk_channels_fallback_id')
    op.execute('ALTER TABLE noti.campaigns DROP CONSTRAINT fk_campaigns_template_id')
    op.execute('ALTER TABLE noti.campaigns DROP CONSTRAINT fk_campaigns_segment_id')
    op.execute('ALTER TABLE noti.announcements DROP CONSTRAINT fk_announcements_segment_id')
    op.execute('ALTER TABLE mntr.status_subscribers DROP CONSTRAINT fk_status_subscribers_webhook_id')
    op.execute('ALTER TABLE mntr.status_subscribers DROP CONSTRAINT fk_status_subscribers_tenant_id')
    op.execute('ALTER TABLE mntr.on_call_schedules_overrides DROP CONSTRAINT fk_on_call_schedules_overrides_user_id')
    op.execute('ALTER TABLE mntr.on_call_schedules_overrides DROP CONSTRAINT fk_on_call_schedules_overrides_root_id')
    op.execute('ALTER TABLE mntr.on_call_schedules_members DROP CONSTRAINT fk_on_call_schedules_members_user_id')
    op.execute('ALTER TABLE mntr.on_call_schedules_members DROP CONSTRAINT fk_on_call_schedules_members_root_id')
    op.execute('ALTER TABLE mntr.metric_samples DROP CONSTRAINT fk_metric_samples_metric_id')
    op.execute('ALTER TABLE mntr.maintenance_windows_components DROP CONSTRAINT fk_maintenance_windows_components_root_id')
    op.execute('ALTER TABLE mntr.maintenance_windows_components DROP CONSTRAINT fk_maintenance_windows_components_component_id')
    op.execute('ALTER TABLE mntr.incidents_updates DROP CONSTRAINT fk_incidents_updates_root_id')
    op.execute('ALTER TABLE mntr.incidents_updates DROP CONSTRAINT fk_incidents_updates_author_id')
    op.execute('ALTER TABLE mntr.incidents_components DROP CONSTRAINT fk_incidents_components_root_id')
    op.execute('ALTER TABLE mntr.incidents_components DROP CONSTRAINT fk_incidents_components_component_id')
    op.execute('ALTER TABLE mntr.incidents_actions DROP CONSTRAINT fk_incidents_actions_root_id')
    op.execute('ALTER TABLE mntr.incidents_actions DROP CONSTRAINT fk_incidents_actions_owner_id')
    op.execute('ALTER TABLE mntr.incidents DROP CONSTRAINT fk_incidents_deployment_id')
    op.execute('ALTER TABLE mntr.incidents DROP CONSTRAINT fk_incidents_commander_id')
    op.execute('ALTER TABLE mntr.health_checks DROP CONSTRAINT fk_health_checks_escalation_policy_id')
    op.execute('ALTER TABLE mntr.health_checks DROP CONSTRAINT fk_health_checks_component_id')
    op.execute('ALTER TABLE mntr.health_check_results DROP CONSTRAINT fk_health_check_results_health_check_id')
    op.execute('ALTER TABLE mntr.escalation_policies_steps DROP CONSTRAINT fk_escalation_policies_steps_user_id')
    op.execute('ALTER TABLE mntr.escalation_policies_steps DROP CONSTRAINT fk_escalation_policies_steps_schedule_id')
    op.execute('ALTER TABLE mntr.escalation_policies_steps DROP CONSTRAINT fk_escalation_policies_steps_root_id')
    op.execute('ALTER TABLE mntr.escalation_policies_steps DROP CONSTRAINT fk_escalation_policies_steps_role_id')
    op.execute('ALTER TABLE mntr.components DROP CONSTRAINT fk_components_parent_id')
    op.execute('ALTER TABLE mntr.alerts DROP CONSTRAINT fk_alerts_incident_id')
    op.execute('ALTER TABLE mntr.alerts DROP CONSTRAINT fk_alerts_health_check_id')
    op.execute('ALTER TABLE mntr.alerts DROP CONSTRAINT fk_alerts_alert_rule_id')
    op.execute('ALTER TABLE mntr.alerts DROP CONSTRAINT fk_alerts_acknowledged_by_id')
    op.execute('ALTER TABLE mntr.alert_rules DROP CONSTRAINT fk_alert_rules_metric_id')
    op.execute('ALTER TABLE mntr.alert_rules DROP CONSTRAINT fk_alert_rules_escalation_policy_id')
    op.execute('ALTER TABLE mntr.alert_rules DROP CONSTRAINT fk_alert_rules_component_id')
    op.execute('ALTER TABLE intg.webhooks DROP CONSTRAINT fk_webhooks_tenant_id')
    op.execute('ALTER TABLE intg.webhook_events DROP CONSTRAINT fk_webhook_events_tenant_id')
    op.execute('ALTER TABLE intg.webhook_deliveries_attempts DROP CONSTRAINT fk_webhook_deliveries_attempts_root_id')
    op.execute('ALTER TABLE intg.webhook_deliveries DROP CONSTRAINT fk_webhook_deliveries_replay_of_id')
    op.execute('ALTER TABLE intg.webhook_deliveries DROP CONSTRAINT fk_webhook_deliveries_event_id')
    op.execute('ALTER TABLE intg.webhook_deliveries DROP CONSTRAINT fk_webhook_deliveries_endpoint_id')
    op.execute('ALTER TABLE intg.apis DROP CONSTRAINT fk_apis_successor_id')
    op.execute('ALTER TABLE intg.api_requests DROP CONSTRAINT fk_api_requests_user_id')
    op.execute('ALTER TABLE intg.api_requests DROP CONSTRAINT fk_api_requests_tenant_id')
    op.execute('ALTER TABLE intg.api_requests DROP CONSTRAINT fk_api_requests_api_key_id')
    op.execute('ALTER TABLE intg.api_requests DROP CONSTRAINT fk_api_requests_api_id')
    op.execute('ALTER TABLE ifra.resources DROP CONSTRAINT fk_resources_parent_id')
    op.execute('ALTER TABLE ifra.resource_usages DROP CONSTRAINT fk_resource_usages_resource_id')
    op.execute('ALTER TABLE ifra.deployments DROP CONSTRAINT fk_deployments_schema_rollout_id')
    op.execute('ALTER TABLE ifra.deployments DROP CONSTRAINT fk_deployments_rollback_of_id')
    op.execute('ALTER TABLE ifra.deployments DROP CONSTRAINT fk_deployments_deployed_by_id')
    op.execute('ALTER TABLE ifra.costs_allocations DROP CONSTRAINT fk_costs_allocations_tenant_id')
    op.execute('ALTER TABLE ifra.costs_allocations DROP CONSTRAINT fk_costs_allocations_root_id')
    op.execute('ALTER TABLE ifra.costs DROP CONSTRAINT fk_costs_resource_id')
    op.execute('ALTER TABLE ifra.certificates DROP CONSTRAINT fk_certificates_successor_id')
    op.execute('ALTER TABLE idam.users_identities DROP CONSTRAINT fk_users_identities_root_id')
    op.execute('ALTER TABLE idam.users_identities DROP CONSTRAINT fk_users_identities_provider_id')
    op.execute('ALTER TABLE idam.user_roles DROP CONSTRAINT fk_user_roles_user_id')
    op.execute('ALTER TABLE idam.user_roles DROP CONSTRAINT fk_user_roles_role_id')
    op.execute('ALTER TABLE idam.sessions_tokens DROP CONSTRAINT fk_sessions_tokens_root_id')
    op.execute('ALTER TABLE idam.sessions DROP CONSTRAINT fk_sessions_user_id')
    op.execute('ALTER TABLE idam.sessions DROP CONSTRAINT fk_sessions_tenant_id')
    op.execute('ALTER TABLE idam.roles DROP CONSTRAINT fk_roles_parent_id')
    op.execute('ALTER TABLE idam.password_resets DROP CONSTRAINT fk_password_resets_user_id')
    op.execute('ALTER TABLE idam.mfa_devices DROP CONSTRAINT fk_mfa_devices_user_id')
    op.execute('ALTER TABLE idam.login_attempts DROP CONSTRAINT fk_login_attempts_user_id')
    op.execute('ALTER TABLE idam.login_attempts DROP CONSTRAINT fk_login_attempts_session_id')
    op.execute('ALTER TABLE idam.invitations DROP CONSTRAINT fk_invitations_tenant_id')
    op.execute('ALTER TABLE idam.impersonations DROP CONSTRAINT fk_impersonations_ticket_id')
    op.execute('ALTER TABLE idam.impersonations DROP CONSTRAINT fk_impersonations_tenant_id')
    op.execute('ALTER TABLE idam.impersonations DROP CONSTRAINT fk_impersonations_target_user_id')
    op.execute('ALTER TABLE idam.impersonations DROP CONSTRAINT fk_impersonations_session_id')
    op.execute('ALTER TABLE idam.impersonations DROP CONSTRAINT fk_impersonations_admin_user_id')
    op.execute('ALTER TABLE idam.identity_providers DROP CONSTRAINT fk_identity_providers_tenant_id')
    op.execute('ALTER TABLE idam.api_keys DROP CONSTRAINT fk_api_keys_user_id')
    op.execute('ALTER TABLE idam.api_keys DROP CONSTRAINT fk_api_keys_tenant_id')
    op.execute('ALTER TABLE idam.api_keys DROP CONSTRAINT fk_api_keys_successor_id')
    op.execute('ALTER TABLE idam.api_keys DROP CONSTRAINT fk_api_keys_rate_limit_id')
    op.execute('ALTER TABLE cnfg.quota_usages DROP CONSTRAINT fk_quota_usages_tenant_id')
    op.execute('ALTER TABLE cnfg.quota_usages DROP CONSTRAINT fk_quota_usages_quota_id')
    op.execute('ALTER TABLE cnfg.flag_overrides DROP CONSTRAINT fk_flag_overrides_user_id')
    op.execute('ALTER TABLE cnfg.flag_overrides DROP CONSTRAINT fk_flag_overrides_tenant_id')
    op.execute('ALTER TABLE cnfg.flag_overrides DROP CONSTRAINT fk_flag_overrides_flag_id')
    op.execute('ALTER TABLE cnfg.feature_flags_variants DROP CONSTRAINT fk_feature_flags_variants_root_id')
    op.execute('ALTER TABLE cnfg.feature_flags_rules DROP CONSTRAINT fk_feature_flags_rules_segment_id')
    op.execute('ALTER TABLE cnfg.feature_flags_rules DROP CONSTRAINT fk_feature_flags_rules_root_id')
    op.execute('ALTER TABLE cnfg.feature_flags DROP CONSTRAINT fk_feature_flags_owner_id')
    op.execute('ALTER TABLE cnfg.config_changes_approvals DROP CONSTRAINT fk_config_changes_approvals_user_id')
    op.execute('ALTER TABLE cnfg.config_changes_approvals DROP CONSTRAINT fk_config_changes_approvals_root_id')
    op.execute('ALTER TABLE bkup.schedules DROP CONSTRAINT fk_schedules_tenant_database_id')
    op.execute('ALTER TABLE bkup.schedules DROP CONSTRAINT fk_schedules_storage_id')
    op.execute('ALTER TABLE bkup.schedules DROP CONSTRAINT fk_schedules_second_storage_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_ticket_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_tenant_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_target_resource_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_safety_backup_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_requested_by_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_new_database_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_backup_id')
    op.execute('ALTER TABLE bkup.recoveries DROP CONSTRAINT fk_recoveries_approved_by_id')
    op.execute('ALTER TABLE bkup.executions DROP CONSTRAINT fk_executions_tenant_database_id')
    op.execute('ALTER TABLE bkup.executions DROP CONSTRAINT fk_executions_storage_id')
    op.execute('ALTER TABLE bkup.executions DROP CONSTRAINT fk_executions_schedule_id')
    op.execute('ALTER TABLE bkup.executions DROP CONSTRAINT fk_executions_parent_id')
    op.execute('ALTER TABLE bill.usage_records DROP CONSTRAINT fk_usage_records_tenant_id')
    op.execute('ALTER TABLE bill.usage_records DROP CONSTRAINT fk_usage_records_meter_id')
    op.execute('ALTER TABLE bill.transactions DROP CONSTRAINT fk_transactions_payment_id')
    op.execute('ALTER TABLE bill.transactions DROP CONSTRAINT fk_transactions_invoice_id')
    op.execute('ALTER TABLE bill.transactions DROP CONSTRAINT fk_transactions_credit_note_id')
    op.execute('ALTER TABLE bill.transactions DROP CONSTRAINT fk_transactions_billing_account_id')
    op.execute('ALTER TABLE bill.plans_limits DROP CONSTRAINT fk_plans_limits_root_id')
    op.execute('ALTER TABLE bill.plans_limits DROP CONSTRAINT fk_plans_limits_quota_id')
    op.execute('ALTER TABLE bill.plans_charges DROP CONSTRAINT fk_plans_charges_root_id')
    op.execute('ALTER TABLE bill.plans_charges DROP CONSTRAINT fk_plans_charges_meter_id')
    op.execute('ALTER TABLE bill.payments_refunds DROP CONSTRAINT fk_payments_refunds_root_id')
    op.execute('ALTER TABLE bill.payments_refunds DROP CONSTRAINT fk_payments_refunds_credit_note_id')
    op.execute('ALTER TABLE bill.payments DROP CONSTRAINT fk_payments_payment_method_id')
    op.execute('ALTER TABLE bill.payments DROP CONSTRAINT fk_payments_invoice_id')
    op.execute('ALTER TABLE bill.payments DROP CONSTRAINT fk_payments_billing_account_id')
    op.execute('ALTER TABLE bill.payment_methods DROP CONSTRAINT fk_payment_methods_billing_account_id')
    op.execute('ALTER TABLE bill.meters DROP CONSTRAINT fk_meters_quota_id')
    op.execute('ALTER TABLE bill.invoices_taxes DROP CONSTRAINT fk_invoices_taxes_tax_rate_id')
    op.execute('ALTER TABLE bill.invoices_taxes DROP CONSTRAINT fk_invoices_taxes_root_id')
    op.execute('ALTER TABLE bill.invoices_items DROP CONSTRAINT fk_invoices_items_tax_rate_id')
    op.execute('ALTER TABLE bill.invoices_items DROP CONSTRAINT fk_invoices_items_root_id')
    op.execute('ALTER TABLE bill.invoices_items DROP CONSTRAINT fk_invoices_items_plan_id')
    op.execute('ALTER TABLE bill.invoices_items DROP CONSTRAINT fk_invoices_items_meter_id')
    op.execute('ALTER TABLE bill.invoices DROP CONSTRAINT fk_invoices_subscription_id')
    op.execute('ALTER TABLE bill.invoices DROP CONSTRAINT fk_invoices_billing_account_id')
    op.execute('ALTER TABLE bill.dunning_policies_steps DROP CONSTRAINT fk_dunning_policies_steps_template_id')
    op.execute('ALTER TABLE bill.dunning_policies_steps DROP CONSTRAINT fk_dunning_policies_steps_root_id')
    op.execute('ALTER TABLE bill.credit_notes_items DROP CONSTRAINT fk_credit_notes_items_root_id')
    op.execute('ALTER TABLE bill.credit_notes DROP CONSTRAINT fk_credit_notes_invoice_id')
    op.execute('ALTER TABLE bill.credit_notes DROP CONSTRAINT fk_credit_notes_billing_account_id')
    op.execute('ALTER TABLE bill.coupon_redemptions DROP CONSTRAINT fk_coupon_redemptions_subscription_id')
    op.execute('ALTER TABLE bill.coupon_redemptions DROP CONSTRAINT fk_coupon_redemptions_coupon_id')
    op.execute('ALTER TABLE bill.coupon_redemptions DROP CONSTRAINT fk_coupon_redemptions_billing_account_id')
    op.execute('ALTER TABLE bill.billing_accounts DROP CONSTRAINT fk_billing_accounts_tenant_id')
    op.execute('ALTER TABLE bill.billing_accounts DROP CONSTRAINT fk_billing_accounts_tax_rate_id')
    op.execute('ALTER TABLE bill.billing_accounts DROP CONSTRAINT fk_billing_accounts_dunning_policy_id')
    op.execute('ALTER TABLE auto.workflows_steps DROP CONSTRAINT fk_workflows_steps_root_id')
    op.execute('ALTER TABLE auto.workflows_steps DROP CONSTRAINT fk_workflows_steps_approver_role_id')
    op.execute('ALTER TABLE auto.workflows DROP CONSTRAINT fk_workflows_schedule_id')
    op.execute('ALTER TABLE auto.tasks DROP CONSTRAINT fk_tasks_tenant_id')
    op.execute('ALTER TABLE auto.tasks DROP CONSTRAINT fk_tasks_schedule_id')
    op.execute('ALTER TABLE auto.tasks DROP CONSTRAINT fk_tasks_execution_id')
    op.execute('ALTER TABLE auto.schedules DROP CONSTRAINT fk_schedules_last_task_id')
    op.execute('ALTER TABLE auto.executions_steps DROP CONSTRAINT fk_executions_steps_root_id')
    op.execute('ALTER TABLE auto.executions DROP CONSTRAINT fk_executions_workflow_id')
    op.execute('ALTER TABLE auto.executions DROP CONSTRAINT fk_executions_trigger_event_id')
    op.execute('ALTER TABLE auto.executions DROP CONSTRAINT fk_executions_tenant_id')
    op.execute('ALTER TABLE auto.executions DROP CONSTRAINT fk_executions_retried_from_id')
    op.execute('ALTER TABLE audt.data_requests DROP CONSTRAINT fk_data_requests_tenant_id')
    op.execute('ALTER TABLE audt.data_requests DROP CONSTRAINT fk_data_requests_handler_id')
    op.execute('ALTER TABLE audt.compliance_controls_evidences DROP CONSTRAINT fk_compliance_controls_evidences_root_id')
    op.execute('ALTER TABLE audt.compliance_controls DROP CONSTRAINT fk_compliance_controls_owner_id')
    op.execute('ALTER TABLE audt.audit_seals DROP CONSTRAINT fk_audit_seals_log_id')
    op.execute('ALTER TABLE audt.audit_logs DROP CONSTRAINT fk_audit_logs_tenant_id')
    op.execute('ALTER TABLE audt.audit_logs DROP CONSTRAINT fk_audit_logs_impersonator_id')
    op.execute('ALTER TABLE audt.audit_logs DROP CONSTRAINT fk_audit_logs_api_key_id')
    op.execute('ALTER TABLE audt.audit_exports DROP CONSTRAINT fk_audit_exports_requested_by_id')
    op.execute('ALTER TABLE audt.audit_exports DROP CONSTRAINT fk_audit_exports_approved_by_id')
    op.execute('ALTER TABLE audt.audit_checkpoints DROP CONSTRAINT fk_audit_checkpoints_tenant_id')
    op.execute('ALTER TABLE audt.access_reviews_items DROP CONSTRAINT fk_access_reviews_items_user_id')
    op.execute('ALTER TABLE audt.access_reviews_items DROP CONSTRAINT fk_access_reviews_items_root_id')
    op.execute('ALTER TABLE audt.access_reviews DROP CONSTRAINT fk_access_reviews_reviewer_id')
    op.drop_table('tenants', schema='tnnt')
    op.drop_table('tenant_settings', schema='tnnt')
    op.drop_table('tenant_members', schema='tnnt')
    op.drop_table('tenant_domains', schema='tnnt')
    op.drop_table('tenant_databases', schema='tnnt')
    op.drop_table('subscriptions_changes', schema='tnnt')
    op.drop_table('subscriptions', schema='tnnt')
    op.drop_table('schema_rollouts_targets', schema='tnnt')
    op.drop_table('schema_rollouts', schema='tnnt')
    op.drop_table('provisioning_jobs_steps', schema='tnnt')
    op.drop_table('provisioning_jobs', schema='tnnt')
    op.drop_table('tickets', schema='supt')
    op.drop_table('teams_members', schema='supt')
    op.drop_table('teams', schema='supt')
    op.drop_table('sla_policies_targets', schema='supt')
    op.drop_table('sla_policies', schema='supt')
    op.drop_table('feedbacks', schema='supt')
    op.drop_table('comments', schema='supt')
    op.drop_table('categories', schema='supt')
    op.drop_table('canned_responses', schema='supt')
    op.drop_table('business_calendars_hours', schema='supt')
    op.drop_table('business_calendars_holidays', schema='supt')
    op.drop_table('business_calendars', schema='supt')
    op.drop_table('articles', schema='supt')
    op.drop_table('usage_stats', schema='stat')
    op.drop_table('uptime_stats', schema='stat')
    op.drop_table('tenant_stats', schema='stat')
    op.drop_table('revenue_stats', schema='stat')
    op.drop_table('reports', schema='stat')
    op.drop_table('report_runs', schema='stat')
    op.drop_table('aggregation_runs', schema='stat')
    op.drop_table('templates_contents', schema='noti')
    op.drop_table('templates', schema='noti')
    op.drop_table('suppressions', schema='noti')
    op.drop_table('preferences_choices', schema='noti')
    op.drop_table('preferences', schema='noti')
    op.drop_table('notifications', schema='noti')
    op.drop_table('channels', schema='noti')
    op.drop_table('categories', schema='noti')
    op.drop_table('campaigns', schema='noti')
    op.drop_table('announcements', schema='noti')
    op.drop_table('status_subscribers', schema='mntr')
    op.drop_table('on_call_schedules_overrides', schema='mntr')
    op.drop_table('on_call_schedules_members', schema='mntr')
    op.drop_table('on_call_schedules', schema='mntr')
    op.drop_table('metrics', schema='mntr')
    op.drop_table('metric_samples', schema='mntr')
    op.drop_table('maintenance_windows_components', schema='mntr')
    op.drop_table('maintenance_windows', schema='mntr')
    op.drop_table('incidents_updates', schema='mntr')
    op.drop_table('incidents_components', schema='mntr')
    op.drop_table('incidents_actions', schema='mntr')
    op.drop_table('incidents', schema='mntr')
    op.drop_table('health_checks', schema='mntr')
    op.drop_table('health_check_results', schema='mntr')
    op.drop_table('escalation_policies_steps', schema='mntr')
    op.drop_table('escalation_policies', schema='mntr')
    op.drop_table('components', schema='mntr')
    op.drop_table('alerts', schema='mntr')
    op.drop_table('alert_rules', schema='mntr')
    op.drop_table('webhooks', schema='intg')
    op.drop_table('webhook_events', schema='intg')
    op.drop_table('webhook_deliveries_attempts', schema='intg')
    op.drop_table('webhook_deliveries', schema='intg')
    op.drop_table('rate_limits', schema='intg')
    op.drop_table('inbound_events', schema='intg')
    op.drop_table('event_types', schema='intg')
    op.drop_table('apis', schema='intg')
    op.drop_table('api_requests', schema='intg')
    op.drop_table('resources', schema='ifra')
    op.drop_table('resource_usages', schema='ifra')
    op.drop_table('deployments', schema='ifra')
    op.drop_table('costs_allocations', schema='ifra')
    op.drop_table('costs', schema='ifra')
    op.drop_table('certificates', schema='ifra')
    op.drop_table('users_identities', schema='idam')
    op.drop_table('users', schema='idam')
    op.drop_table('user_roles', schema='idam')
    op.drop_table('sessions_tokens', schema='idam')
    op.drop_table('sessions', schema='idam')
    op.drop_table('security_policies', schema='idam')
    op.drop_table('roles', schema='idam')
    op.drop_table('permissions', schema='idam')
    op.drop_table('password_resets', schema='idam')
    op.drop_table('mfa_devices', schema='idam')
    op.drop_table('login_attempts', schema='idam')
    op.drop_table('invitations', schema='idam')
    op.drop_table('impersonations', schema='idam')
    op.drop_table('identity_providers', schema='idam')
    op.drop_table('api_keys', schema='idam')
    op.drop_table('receipts', schema='core')
    op.drop_table('recalls', schema='core')
    op.drop_table('outbox', schema='core')
    op.drop_table('doors', schema='core')
    op.drop_table('counters', schema='core')
    op.drop_table('settings', schema='cnfg')
    op.drop_table('segments', schema='cnfg')
    op.drop_table('quotas', schema='cnfg')
    op.drop_table('quota_usages', schema='cnfg')
    op.drop_table('flag_overrides', schema='cnfg')
    op.drop_table('feature_flags_variants', schema='cnfg')
    op.drop_table('feature_flags_rules', schema='cnfg')
    op.drop_table('feature_flags', schema='cnfg')
    op.drop_table('config_changes_approvals', schema='cnfg')
    op.drop_table('config_changes', schema='cnfg')
    op.drop_table('storages', schema='bkup')
    op.drop_table('schedules', schema='bkup')
    op.drop_table('recoveries', schema='bkup')
    op.drop_table('executions', schema='bkup')
    op.drop_table('usage_records', schema='bill')
    op.drop_table('transactions', schema='bill')
    op.drop_table('tax_rates', schema='bill')
    op.drop_table('plans_limits', schema='bill')
    op.drop_table('plans_charges', schema='bill')
    op.drop_table('plans', schema='bill')
    op.drop_table('payments_refunds', schema='bill')
    op.drop_table('payments', schema='bill')
    op.drop_table('payment_methods', schema='bill')
    op.drop_table('meters', schema='bill')
    op.drop_table('invoices_taxes', schema='bill')
    op.drop_table('invoices_items', schema='bill')
    op.drop_table('invoices', schema='bill')
    op.drop_table('dunning_policies_steps', schema='bill')
    op.drop_table('dunning_policies', schema='bill')
    op.drop_table('credit_notes_items', schema='bill')
    op.drop_table('credit_notes', schema='bill')
    op.drop_table('coupons', schema='bill')
    op.drop_table('coupon_redemptions', schema='bill')
    op.drop_table('billing_accounts', schema='bill')
    op.drop_table('workflows_steps', schema='auto')
    op.drop_table('workflows', schema='auto')
    op.drop_table('tasks', schema='auto')
    op.drop_table('schedules', schema='auto')
    op.drop_table('executions_steps', schema='auto')
    op.drop_table('executions', schema='auto')
    op.drop_table('retention_policies', schema='audt')
    op.drop_table('data_requests', schema='audt')
    op.drop_table('compliance_controls_evidences', schema='audt')
    op.drop_table('compliance_controls', schema='audt')
    op.drop_table('audit_seals', schema='audt')
    op.drop_table('audit_policies', schema='audt')
    op.drop_table('audit_logs', schema='audt')
    op.drop_table('audit_exports', schema='audt')
    op.drop_table('audit_checkpoints', schema='audt')
    op.drop_table('access_reviews_items', schema='audt')
    op.drop_table('access_reviews', schema='audt')
    op.execute('ALTER DOMAIN tnnt.week_start DROP CONSTRAINT week_start_check')
    op.execute('ALTER DOMAIN tnnt.tenant_status DROP CONSTRAINT tenant_status_check')
    op.execute('ALTER DOMAIN tnnt.tenant_member_status DROP CONSTRAINT tenant_member_status_check')
    op.execute('ALTER DOMAIN tnnt.tenant_domain_status DROP CONSTRAINT tenant_domain_status_check')
    op.execute('ALTER DOMAIN tnnt.tenant_domain_purpose DROP CONSTRAINT tenant_domain_purpose_check')
    op.execute('ALTER DOMAIN tnnt.tenant_database_status DROP CONSTRAINT tenant_database_status_check')
    op.execute('ALTER DOMAIN tnnt.suspend_reason DROP CONSTRAINT suspend_reason_check')
    op.execute('ALTER DOMAIN tnnt.support_access DROP CONSTRAINT support_access_check')
    op.execute('ALTER DOMAIN tnnt.subscription_status DROP CONSTRAINT subscription_status_check')
    op.execute('ALTER DOMAIN tnnt.schema_rollout_status DROP CONSTRAINT schema_rollout_status_check')
    op.execute('ALTER DOMAIN tnnt.rollout_target_state DROP CONSTRAINT rollout_target_state_check')
    op.execute('ALTER DOMAIN tnnt.provisioning_step_state DROP CONSTRAINT provisioning_step_state_check')
    op.execute('ALTER DOMAIN tnnt.provisioning_kind DROP CONSTRAINT provisioning_kind_check')
    op.execute('ALTER DOMAIN tnnt.provisioning_job_status DROP CONSTRAINT provisioning_job_status_check')
    op.execute('ALTER DOMAIN tnnt.movement DROP CONSTRAINT movement_check')
    op.execute('ALTER DOMAIN tnnt.isolation DROP CONSTRAINT isolation_check')
    op.execute('ALTER DOMAIN tnnt.cancel_reason DROP CONSTRAINT cancel_reason_check')
    op.execute('ALTER DOMAIN supt.weekday DROP CONSTRAINT weekday_check')
    op.execute('ALTER DOMAIN supt.visibility DROP CONSTRAINT visibility_check')
    op.execute('ALTER DOMAIN supt.ticket_status DROP CONSTRAINT ticket_status_check')
    op.execute('ALTER DOMAIN supt.ticket_source DROP CONSTRAINT ticket_source_check')
    op.execute('ALTER DOMAIN supt.status_to_set DROP CONSTRAINT status_to_set_check')
    op.execute('ALTER DOMAIN supt.priority DROP CONSTRAINT priority_check')
    op.execute('ALTER DOMAIN supt.knowledge_article_status DROP CONSTRAINT knowledge_article_status_check')
    op.execute('ALTER DOMAIN supt.feedback_status DROP CONSTRAINT feedback_status_check')
    op.execute('ALTER DOMAIN supt.feedback_kind DROP CONSTRAINT feedback_kind_check')
    op.execute('ALTER DOMAIN supt.comment_source DROP CONSTRAINT comment_source_check')
    op.execute('ALTER DOMAIN supt.author_kind DROP CONSTRAINT author_kind_check')
    op.execute('ALTER DOMAIN stat.tenant_risk DROP CONSTRAINT tenant_risk_check')
    op.execute('ALTER DOMAIN stat.report_status DROP CONSTRAINT report_status_check')
    op.execute('ALTER DOMAIN stat.report_run_status DROP CONSTRAINT report_run_status_check')
    op.execute('ALTER DOMAIN stat.report_kind DROP CONSTRAINT report_kind_check')
    op.execute('ALTER DOMAIN stat.report_file_format DROP CONSTRAINT report_file_format_check')
    op.execute('ALTER DOMAIN stat.aggregation_run_status DROP CONSTRAINT aggregation_run_status_check')
    op.execute('ALTER DOMAIN stat.aggregation_kind DROP CONSTRAINT aggregation_kind_check')
    op.execute('ALTER DOMAIN noti.template_status DROP CONSTRAINT template_status_check')
    op.execute('ALTER DOMAIN noti.suppression_scope DROP CONSTRAINT suppression_scope_check')
    op.execute('ALTER DOMAIN noti.suppression_reason DROP CONSTRAINT suppression_reason_check')
    op.execute('ALTER DOMAIN noti.suppressed_channel DROP CONSTRAINT suppressed_channel_check')
    op.execute('ALTER DOMAIN noti.suppress_reason DROP CONSTRAINT suppress_reason_check')
    op.execute('ALTER DOMAIN noti.notification_status DROP CONSTRAINT notification_status_check')
    op.execute('ALTER DOMAIN noti.notification_category_kind DROP CONSTRAINT notification_category_kind_check')
    op.execute('ALTER DOMAIN noti.digest DROP CONSTRAINT digest_check')
    op.execute('ALTER DOMAIN noti.channel_type DROP CONSTRAINT channel_type_check')
    op.execute('ALTER DOMAIN noti.channel_status DROP CONSTRAINT channel_status_check')
    op.execute('ALTER DOMAIN noti.campaign_status DROP CONSTRAINT campaign_status_check')
    op.execute('ALTER DOMAIN noti.campaign_channel DROP CONSTRAINT campaign_channel_check')
    op.execute('ALTER DOMAIN noti.announcement_status DROP CONSTRAINT announcement_status_check')
    op.execute('ALTER DOMAIN noti.announcement_placement DROP CONSTRAINT announcement_placement_check')
    op.execute('ALTER DOMAIN noti.announcement_level DROP CONSTRAINT announcement_level_check')
    op.execute('ALTER DOMAIN mntr.status_subscriber_status DROP CONSTRAINT status_subscriber_status_check')
    op.execute('ALTER DOMAIN mntr.severity DROP CONSTRAINT severity_check')
    op.execute('ALTER DOMAIN mntr.probe_result DROP CONSTRAINT probe_result_check')
    op.execute('ALTER DOMAIN mntr.no_data DROP CONSTRAINT no_data_check')
    op.execute('ALTER DOMAIN mntr.metric_kind DROP CONSTRAINT metric_kind_check')
    op.execute('ALTER DOMAIN mntr.maintenance_window_status DROP CONSTRAINT maintenance_window_status_check')
    op.execute('ALTER DOMAIN mntr.incident_status DROP CONSTRAINT incident_status_check')
    op.execute('ALTER DOMAIN mntr.health_check_status DROP CONSTRAINT health_check_status_check')
    op.execute('ALTER DOMAIN mntr.health_check_state DROP CONSTRAINT health_check_state_check')
    op.execute('ALTER DOMAIN mntr.health_check_method DROP CONSTRAINT health_check_method_check')
    op.execute('ALTER DOMAIN mntr.health_check_kind DROP CONSTRAINT health_check_kind_check')
    op.execute('ALTER DOMAIN mntr.harm DROP CONSTRAINT harm_check')
    op.execute('ALTER DOMAIN mntr.escalation_target DROP CONSTRAINT escalation_target_check')
    op.execute('ALTER DOMAIN mntr.component_status DROP CONSTRAINT component_status_check')
    op.execute('ALTER DOMAIN mntr.comparator DROP CONSTRAINT comparator_check')
    op.execute('ALTER DOMAIN mntr.alert_status DROP CONSTRAINT alert_status_check')
    op.execute('ALTER DOMAIN mntr.alert_rule_status DROP CONSTRAINT alert_rule_status_check')
    op.execute('ALTER DOMAIN mntr.aggregation DROP CONSTRAINT aggregation_check')
    op.execute('ALTER DOMAIN intg.webhook_endpoint_status DROP CONSTRAINT webhook_endpoint_status_check')
    op.execute('ALTER DOMAIN intg.webhook_delivery_status DROP CONSTRAINT webhook_delivery_status_check')
    op.execute('ALTER DOMAIN intg.rate_limit_status DROP CONSTRAINT rate_limit_status_check')
    op.execute('ALTER DOMAIN intg.rate_limit_scope DROP CONSTRAINT rate_limit_scope_check')
    op.execute('ALTER DOMAIN intg.inbound_event_status DROP CONSTRAINT inbound_event_status_check')
    op.execute('ALTER DOMAIN intg.disabled_reason DROP CONSTRAINT disabled_reason_check')
    op.execute('ALTER DOMAIN intg.api_status DROP CONSTRAINT api_status_check')
    op.execute('ALTER DOMAIN ifra.resource_status DROP CONSTRAINT resource_status_check')
    op.execute('ALTER DOMAIN ifra.resource_kind DROP CONSTRAINT resource_kind_check')
    op.execute('ALTER DOMAIN ifra.resource_cost_status DROP CONSTRAINT resource_cost_status_check')
    op.execute('ALTER DOMAIN ifra.environment DROP CONSTRAINT environment_check')
    op.execute('ALTER DOMAIN ifra.deployment_status DROP CONSTRAINT deployment_status_check')
    op.execute('ALTER DOMAIN ifra.cost_source DROP CONSTRAINT cost_source_check')
    op.execute('ALTER DOMAIN ifra.certificate_status DROP CONSTRAINT certificate_status_check')
    op.execute('ALTER DOMAIN ifra.allocation_method DROP CONSTRAINT allocation_method_check')
    op.execute('ALTER DOMAIN idam.user_type DROP CONSTRAINT user_type_check')
    op.execute('ALTER DOMAIN idam.user_status DROP CONSTRAINT user_status_check')
    op.execute('ALTER DOMAIN idam.session_status DROP CONSTRAINT session_status_check')
    op.execute('ALTER DOMAIN idam.session_method DROP CONSTRAINT session_method_check')
    op.execute('ALTER DOMAIN idam.revoke_reason DROP CONSTRAINT revoke_reason_check')
    op.execute('ALTER DOMAIN idam.password_reset_status DROP CONSTRAINT password_reset_status_check')
    op.execute('ALTER DOMAIN idam.mfa_device_type DROP CONSTRAINT mfa_device_type_check')
    op.execute('ALTER DOMAIN idam.mfa_device_status DROP CONSTRAINT mfa_device_status_check')
    op.execute('ALTER DOMAIN idam.login_result DROP CONSTRAINT login_result_check')
    op.execute('ALTER DOMAIN idam.invitation_status DROP CONSTRAINT invitation_status_check')
    op.execute('ALTER DOMAIN idam.impersonation_status DROP CONSTRAINT impersonation_status_check')
    op.execute('ALTER DOMAIN idam.impersonation_access_mode DROP CONSTRAINT impersonation_access_mode_check')
    op.execute('ALTER DOMAIN idam.identity_provider_status DROP CONSTRAINT identity_provider_status_check')
    op.execute('ALTER DOMAIN idam.api_key_status DROP CONSTRAINT api_key_status_check')
    op.execute('ALTER DOMAIN core.whole_from_8_to_64 DROP CONSTRAINT whole_from_8_to_64_check')
    op.execute('ALTER DOMAIN core.whole_from_5_to_60 DROP CONSTRAINT whole_from_5_to_60_check')
    op.execute('ALTER DOMAIN core.whole_from_5_to_15 DROP CONSTRAINT whole_from_5_to_15_check')
    op.execute('ALTER DOMAIN core.whole_from_365 DROP CONSTRAINT whole_from_365_check')
    op.execute('ALTER DOMAIN core.whole_from_2000_to_9999 DROP CONSTRAINT whole_from_2000_to_9999_check')
    op.execute('ALTER DOMAIN core.whole_from_1_to_90 DROP CONSTRAINT whole_from_1_to_90_check')
    op.execute('ALTER DOMAIN core.whole_from_1_to_65535 DROP CONSTRAINT whole_from_1_to_65535_check')
    op.execute('ALTER DOMAIN core.whole_from_1_to_31 DROP CONSTRAINT whole_from_1_to_31_check')
    op.execute('ALTER DOMAIN core.whole_from_1_to_30 DROP CONSTRAINT whole_from_1_to_30_check')
    op.execute('ALTER DOMAIN core.whole_from_1_to_12 DROP CONSTRAINT whole_from_1_to_12_check')
    op.execute('ALTER DOMAIN core.whole_from_10_to_86400 DROP CONSTRAINT whole_from_10_to_86400_check')
    op.execute('ALTER DOMAIN core.whole_from_100_to_599 DROP CONSTRAINT whole_from_100_to_599_check')
    op.execute('ALTER DOMAIN core.whole_from_1 DROP CONSTRAINT whole_from_1_check')
    op.execute('ALTER DOMAIN core.whole_from_0_to_60 DROP CONSTRAINT whole_from_0_to_60_check')
    op.execute('ALTER DOMAIN core.whole_from_0_to_6 DROP CONSTRAINT whole_from_0_to_6_check')
    op.execute('ALTER DOMAIN core.whole_from_0_to_10000 DROP CONSTRAINT whole_from_0_to_10000_check')
    op.execute('ALTER DOMAIN core.whole_from_0_to_10 DROP CONSTRAINT whole_from_0_to_10_check')
    op.execute('ALTER DOMAIN core.whole_from_0 DROP CONSTRAINT whole_from_0_check')
    op.execute('ALTER DOMAIN core.number_9_6_from_0_to_1 DROP CONSTRAINT number_9_6_from_0_to_1_check')
    op.execute('ALTER DOMAIN core.number_9_6_from_0_000001_to_1 DROP CONSTRAINT number_9_6_from_0_000001_to_1_check')
    op.execute('ALTER DOMAIN core.number_9_6_from_0 DROP CONSTRAINT number_9_6_from_0_check')
    op.execute('ALTER DOMAIN core.number_9_6 DROP CONSTRAINT number_9_6_check')
    op.execute('ALTER DOMAIN core.number_6_2_from_0 DROP CONSTRAINT number_6_2_from_0_check')
    op.execute('ALTER DOMAIN core.number_5_2_from_0_to_100 DROP CONSTRAINT number_5_2_from_0_to_100_check')
    op.execute('ALTER DOMAIN core.number_20_6_from_0 DROP CONSTRAINT number_20_6_from_0_check')
    op.execute('ALTER DOMAIN core.number_20_6 DROP CONSTRAINT number_20_6_check')
    op.execute('ALTER DOMAIN core.number_18_6_from_0_000001 DROP CONSTRAINT number_18_6_from_0_000001_check')
    op.execute('ALTER DOMAIN core.number_18_6_from_0 DROP CONSTRAINT number_18_6_from_0_check')
    op.execute('ALTER DOMAIN core.number_18_6 DROP CONSTRAINT number_18_6_check')
    op.execute('ALTER DOMAIN core.number_12_6 DROP CONSTRAINT number_12_6_check')
    op.execute('ALTER DOMAIN core.number_12_4_from_0_0001 DROP CONSTRAINT number_12_4_from_0_0001_check')
    op.execute('ALTER DOMAIN core.number_12_3_from_0 DROP CONSTRAINT number_12_3_from_0_check')
    op.execute('ALTER DOMAIN core.number_12_2_from_0 DROP CONSTRAINT number_12_2_from_0_check')
    op.execute('ALTER DOMAIN core.number_10_2_from_0 DROP CONSTRAINT number_10_2_from_0_check')
    op.execute('ALTER DOMAIN core.amount_from_0_0001 DROP CONSTRAINT amount_from_0_0001_check')
    op.execute('ALTER DOMAIN core.amount_from_0 DROP CONSTRAINT amount_from_0_check')
    op.execute('ALTER DOMAIN core.amount DROP CONSTRAINT amount_check')
    op.execute('ALTER DOMAIN cnfg.unit DROP CONSTRAINT unit_check')
    op.execute('ALTER DOMAIN cnfg.setting_type DROP CONSTRAINT setting_type_check')
    op.execute('ALTER DOMAIN cnfg.segment_match DROP CONSTRAINT segment_match_check')
    op.execute('ALTER DOMAIN cnfg.quota_period DROP CONSTRAINT quota_period_check')
    op.execute('ALTER DOMAIN cnfg.quota_enforcement DROP CONSTRAINT quota_enforcement_check')
    op.execute('ALTER DOMAIN cnfg.flag_value_type DROP CONSTRAINT flag_value_type_check')
    op.execute('ALTER DOMAIN cnfg.flag_kind DROP CONSTRAINT flag_kind_check')
    op.execute('ALTER DOMAIN cnfg.feature_flag_status DROP CONSTRAINT feature_flag_status_check')
    op.execute('ALTER DOMAIN cnfg.config_target DROP CONSTRAINT config_target_check')
    op.execute('ALTER DOMAIN cnfg.config_decision DROP CONSTRAINT config_decision_check')
    op.execute('ALTER DOMAIN cnfg.config_change_status DROP CONSTRAINT config_change_status_check')
    op.execute('ALTER DOMAIN bkup.storage_kind DROP CONSTRAINT storage_kind_check')
    op.execute('ALTER DOMAIN bkup.schedule_target DROP CONSTRAINT schedule_target_check')
    op.execute('ALTER DOMAIN bkup.recovery_status DROP CONSTRAINT recovery_status_check')
    op.execute('ALTER DOMAIN bkup.recovery_purpose DROP CONSTRAINT recovery_purpose_check')
    op.execute('ALTER DOMAIN bkup.backup_target DROP CONSTRAINT backup_target_check')
    op.execute('ALTER DOMAIN bkup.backup_storage_status DROP CONSTRAINT backup_storage_status_check')
    op.execute('ALTER DOMAIN bkup.backup_schedule_status DROP CONSTRAINT backup_schedule_status_check')
    op.execute('ALTER DOMAIN bkup.backup_method DROP CONSTRAINT backup_method_check')
    op.execute('ALTER DOMAIN bkup.backup_execution_status DROP CONSTRAINT backup_execution_status_check')
    op.execute('ALTER DOMAIN bill.transaction_type DROP CONSTRAINT transaction_type_check')
    op.execute('ALTER DOMAIN bill.tax_rounding DROP CONSTRAINT tax_rounding_check')
    op.execute('ALTER DOMAIN bill.plan_status DROP CONSTRAINT plan_status_check')
    op.execute('ALTER DOMAIN bill.payment_status DROP CONSTRAINT payment_status_check')
    op.execute('ALTER DOMAIN bill.payment_refund_state DROP CONSTRAINT payment_refund_state_check')
    op.execute('ALTER DOMAIN bill.payment_provider DROP CONSTRAINT payment_provider_check')
    op.execute('ALTER DOMAIN bill.payment_method_type DROP CONSTRAINT payment_method_type_check')
    op.execute('ALTER DOMAIN bill.payment_method_status DROP CONSTRAINT payment_method_status_check')
    op.execute('ALTER DOMAIN bill.payment_method_provider DROP CONSTRAINT payment_method_provider_check')
    op.execute('ALTER DOMAIN bill.payment_failure_kind DROP CONSTRAINT payment_failure_kind_check')
    op.execute('ALTER DOMAIN bill.meter_status DROP CONSTRAINT meter_status_check')
    op.execute('ALTER DOMAIN bill.meter_aggregation DROP CONSTRAINT meter_aggregation_check')
    op.execute('ALTER DOMAIN bill.ledger DROP CONSTRAINT ledger_check')
    op.execute('ALTER DOMAIN bill.invoice_status DROP CONSTRAINT invoice_status_check')
    op.execute('ALTER DOMAIN bill.invoice_reason DROP CONSTRAINT invoice_reason_check')
    op.execute('ALTER DOMAIN bill.invoice_item_kind DROP CONSTRAINT invoice_item_kind_check')
    op.execute('ALTER DOMAIN bill.dunning_action DROP CONSTRAINT dunning_action_check')
    op.execute('ALTER DOMAIN bill.discount_type DROP CONSTRAINT discount_type_check')
    op.execute('ALTER DOMAIN bill.credit_note_status DROP CONSTRAINT credit_note_status_check')
    op.execute('ALTER DOMAIN bill.credit_note_reason DROP CONSTRAINT credit_note_reason_check')
    op.execute('ALTER DOMAIN bill.coupon_status DROP CONSTRAINT coupon_status_check')
    op.execute('ALTER DOMAIN bill.coupon_redemption_status DROP CONSTRAINT coupon_redemption_status_check')
    op.execute('ALTER DOMAIN bill.coupon_duration DROP CONSTRAINT coupon_duration_check')
    op.execute('ALTER DOMAIN bill.coupon_applies_to DROP CONSTRAINT coupon_applies_to_check')
    op.execute('ALTER DOMAIN bill.collection_method DROP CONSTRAINT collection_method_check')
    op.execute('ALTER DOMAIN bill.charge_model DROP CONSTRAINT charge_model_check')
    op.execute('ALTER DOMAIN bill.billing_interval DROP CONSTRAINT billing_interval_check')
    op.execute('ALTER DOMAIN auto.workflow_trigger DROP CONSTRAINT workflow_trigger_check')
    op.execute('ALTER DOMAIN auto.workflow_status DROP CONSTRAINT workflow_status_check')
    op.execute('ALTER DOMAIN auto.task_status DROP CONSTRAINT task_status_check')
    op.execute('ALTER DOMAIN auto.task_schedule_status DROP CONSTRAINT task_schedule_status_check')
    op.execute('ALTER DOMAIN auto.task_backoff DROP CONSTRAINT task_backoff_check')
    op.execute('ALTER DOMAIN auto.step_type DROP CONSTRAINT step_type_check')
    op.execute('ALTER DOMAIN auto.step_state DROP CONSTRAINT step_state_check')
    op.execute('ALTER DOMAIN auto.overlap DROP CONSTRAINT overlap_check')
    op.execute('ALTER DOMAIN auto.on_failure DROP CONSTRAINT on_failure_check')
    op.execute('ALTER DOMAIN auto.on_error DROP CONSTRAINT on_error_check')
    op.execute('ALTER DOMAIN auto.misfire DROP CONSTRAINT misfire_check')
    op.execute('ALTER DOMAIN auto.execution_status DROP CONSTRAINT execution_status_check')
    op.execute('ALTER DOMAIN audt.review_decision DROP CONSTRAINT review_decision_check')
    op.execute('ALTER DOMAIN audt.retention_policy_status DROP CONSTRAINT retention_policy_status_check')
    op.execute('ALTER DOMAIN audt.retention_action DROP CONSTRAINT retention_action_check')
    op.execute('ALTER DOMAIN audt.privacy_regime DROP CONSTRAINT privacy_regime_check')
    op.execute('ALTER DOMAIN audt.framework DROP CONSTRAINT framework_check')
    op.execute('ALTER DOMAIN audt.export_format DROP CONSTRAINT export_format_check')
    op.execute('ALTER DOMAIN audt.data_request_status DROP CONSTRAINT data_request_status_check')
    op.execute('ALTER DOMAIN audt.data_request_kind DROP CONSTRAINT data_request_kind_check')
    op.execute('ALTER DOMAIN audt.compliance_status DROP CONSTRAINT compliance_status_check')
    op.execute('ALTER DOMAIN audt.audit_policy_status DROP CONSTRAINT audit_policy_status_check')
    op.execute('ALTER DOMAIN audt.audit_export_status DROP CONSTRAINT audit_export_status_check')
    op.execute('ALTER DOMAIN audt.audit_checkpoint_kind DROP CONSTRAINT audit_checkpoint_kind_check')
    op.execute('ALTER DOMAIN audt.assessment_frequency DROP CONSTRAINT assessment_frequency_check')
    op.execute('ALTER DOMAIN audt.actor_type DROP CONSTRAINT actor_type_check')
    op.execute('ALTER DOMAIN audt.access_review_status DROP CONSTRAINT access_review_status_check')
    op.execute('ALTER DOMAIN audt.access_review_kind DROP CONSTRAINT access_review_kind_check')
    op.execute('DROP DOMAIN tnnt.week_start')
    op.execute('DROP DOMAIN tnnt.tenant_status')
    op.execute('DROP DOMAIN tnnt.tenant_member_status')
    op.execute('DROP DOMAIN tnnt.tenant_domain_status')
    op.execute('DROP DOMAIN tnnt.tenant_domain_purpose')
    op.execute('DROP DOMAIN tnnt.tenant_database_status')
    op.execute('DROP DOMAIN tnnt.suspend_reason')
    op.execute('DROP DOMAIN tnnt.support_access')
    op.execute('DROP DOMAIN tnnt.subscription_status')
    op.execute('DROP DOMAIN tnnt.schema_rollout_status')
    op.execute('DROP DOMAIN tnnt.rollout_target_state')
    op.execute('DROP DOMAIN tnnt.provisioning_step_state')
    op.execute('DROP DOMAIN tnnt.provisioning_kind')
    op.execute('DROP DOMAIN tnnt.provisioning_job_status')
    op.execute('DROP DOMAIN tnnt.movement')
    op.execute('DROP DOMAIN tnnt.isolation')
    op.execute('DROP DOMAIN tnnt.cancel_reason')
    op.execute('DROP DOMAIN supt.weekday')
    op.execute('DROP DOMAIN supt.visibility')
    op.execute('DROP DOMAIN supt.ticket_status')
    op.execute('DROP DOMAIN supt.ticket_source')
    op.execute('DROP DOMAIN supt.status_to_set')
    op.execute('DROP DOMAIN supt.priority')
    op.execute('DROP DOMAIN supt.knowledge_article_status')
    op.execute('DROP DOMAIN supt.feedback_status')
    op.execute('DROP DOMAIN supt.feedback_kind')
    op.execute('DROP DOMAIN supt.comment_source')
    op.execute('DROP DOMAIN supt.author_kind')
    op.execute('DROP DOMAIN stat.tenant_risk')
    op.execute('DROP DOMAIN stat.report_status')
    op.execute('DROP DOMAIN stat.report_run_status')
    op.execute('DROP DOMAIN stat.report_kind')
    op.execute('DROP DOMAIN stat.report_file_format')
    op.execute('DROP DOMAIN stat.aggregation_run_status')
    op.execute('DROP DOMAIN stat.aggregation_kind')
    op.execute('DROP DOMAIN noti.template_status')
    op.execute('DROP DOMAIN noti.suppression_scope')
    op.execute('DROP DOMAIN noti.suppression_reason')
    op.execute('DROP DOMAIN noti.suppressed_channel')
    op.execute('DROP DOMAIN noti.suppress_reason')
    op.execute('DROP DOMAIN noti.notification_status')
    op.execute('DROP DOMAIN noti.notification_category_kind')
    op.execute('DROP DOMAIN noti.digest')
    op.execute('DROP DOMAIN noti.channel_type')
    op.execute('DROP DOMAIN noti.channel_status')
    op.execute('DROP DOMAIN noti.campaign_status')
    op.execute('DROP DOMAIN noti.campaign_channel')
    op.execute('DROP DOMAIN noti.announcement_status')
    op.execute('DROP DOMAIN noti.announcement_placement')
    op.execute('DROP DOMAIN noti.announcement_level')
    op.execute('DROP DOMAIN mntr.status_subscriber_status')
    op.execute('DROP DOMAIN mntr.severity')
    op.execute('DROP DOMAIN mntr.probe_result')
    op.execute('DROP DOMAIN mntr.no_data')
    op.execute('DROP DOMAIN mntr.metric_kind')
    op.execute('DROP DOMAIN mntr.maintenance_window_status')
    op.execute('DROP DOMAIN mntr.incident_status')
    op.execute('DROP DOMAIN mntr.health_check_status')
    op.execute('DROP DOMAIN mntr.health_check_state')
    op.execute('DROP DOMAIN mntr.health_check_method')
    op.execute('DROP DOMAIN mntr.health_check_kind')
    op.execute('DROP DOMAIN mntr.harm')
    op.execute('DROP DOMAIN mntr.escalation_target')
    op.execute('DROP DOMAIN mntr.component_status')
    op.execute('DROP DOMAIN mntr.comparator')
    op.execute('DROP DOMAIN mntr.alert_status')
    op.execute('DROP DOMAIN mntr.alert_rule_status')
    op.execute('DROP DOMAIN mntr.aggregation')
    op.execute('DROP DOMAIN intg.webhook_endpoint_status')
    op.execute('DROP DOMAIN intg.webhook_delivery_status')
    op.execute('DROP DOMAIN intg.rate_limit_status')
    op.execute('DROP DOMAIN intg.rate_limit_scope')
    op.execute('DROP DOMAIN intg.inbound_event_status')
    op.execute('DROP DOMAIN intg.disabled_reason')
    op.execute('DROP DOMAIN intg.api_status')
    op.execute('DROP DOMAIN ifra.resource_status')
    op.execute('DROP DOMAIN ifra.resource_kind')
    op.execute('DROP DOMAIN ifra.resource_cost_status')
    op.execute('DROP DOMAIN ifra.environment')
    op.execute('DROP DOMAIN ifra.deployment_status')
    op.execute('DROP DOMAIN ifra.cost_source')
    op.execute('DROP DOMAIN ifra.certificate_status')
    op.execute('DROP DOMAIN ifra.allocation_method')
    op.execute('DROP DOMAIN idam.user_type')
    op.execute('DROP DOMAIN idam.user_status')
    op.execute('DROP DOMAIN idam.session_status')
    op.execute('DROP DOMAIN idam.session_method')
    op.execute('DROP DOMAIN idam.revoke_reason')
    op.execute('DROP DOMAIN idam.password_reset_status')
    op.execute('DROP DOMAIN idam.mfa_device_type')
    op.execute('DROP DOMAIN idam.mfa_device_status')
    op.execute('DROP DOMAIN idam.login_result')
    op.execute('DROP DOMAIN idam.invitation_status')
    op.execute('DROP DOMAIN idam.impersonation_status')
    op.execute('DROP DOMAIN idam.impersonation_access_mode')
    op.execute('DROP DOMAIN idam.identity_provider_status')
    op.execute('DROP DOMAIN idam.api_key_status')
    op.execute('DROP DOMAIN core.whole_from_8_to_64')
    op.execute('DROP DOMAIN core.whole_from_5_to_60')
    op.execute('DROP DOMAIN core.whole_from_5_to_15')
    op.execute('DROP DOMAIN core.whole_from_365')
    op.execute('DROP DOMAIN core.whole_from_2000_to_9999')
    op.execute('DROP DOMAIN core.whole_from_1_to_90')
    op.execute('DROP DOMAIN core.whole_from_1_to_65535')
    op.execute('DROP DOMAIN core.whole_from_1_to_31')
    op.execute('DROP DOMAIN core.whole_from_1_to_30')
    op.execute('DROP DOMAIN core.whole_from_1_to_12')
    op.execute('DROP DOMAIN core.whole_from_10_to_86400')
    op.execute('DROP DOMAIN core.whole_from_100_to_599')
    op.execute('DROP DOMAIN core.whole_from_1')
    op.execute('DROP DOMAIN core.whole_from_0_to_60')
    op.execute('DROP DOMAIN core.whole_from_0_to_6')
    op.execute('DROP DOMAIN core.whole_from_0_to_10000')
    op.execute('DROP DOMAIN core.whole_from_0_to_10')
    op.execute('DROP DOMAIN core.whole_from_0')
    op.execute('DROP DOMAIN core.number_9_6_from_0_to_1')
    op.execute('DROP DOMAIN core.number_9_6_from_0_000001_to_1')
    op.execute('DROP DOMAIN core.number_9_6_from_0')
    op.execute('DROP DOMAIN core.number_9_6')
    op.execute('DROP DOMAIN core.number_6_2_from_0')
    op.execute('DROP DOMAIN core.number_5_2_from_0_to_100')
    op.execute('DROP DOMAIN core.number_20_6_from_0')
    op.execute('DROP DOMAIN core.number_20_6')
    op.execute('DROP DOMAIN core.number_18_6_from_0_000001')
    op.execute('DROP DOMAIN core.number_18_6_from_0')
    op.execute('DROP DOMAIN core.number_18_6')
    op.execute('DROP DOMAIN core.number_12_6')
    op.execute('DROP DOMAIN core.number_12_4_from_0_0001')
    op.execute('DROP DOMAIN core.number_12_3_from_0')
    op.execute('DROP DOMAIN core.number_12_2_from_0')
    op.execute('DROP DOMAIN core.number_10_2_from_0')
    op.execute('DROP DOMAIN core.amount_from_0_0001')
    op.execute('DROP DOMAIN core.amount_from_0')
    op.execute('DROP DOMAIN core.amount')
    op.execute('DROP DOMAIN cnfg.unit')
    op.execute('DROP DOMAIN cnfg.setting_type')
    op.execute('DROP DOMAIN cnfg.segment_match')
    op.execute('DROP DOMAIN cnfg.quota_period')
    op.execute('DROP DOMAIN cnfg.quota_enforcement')
    op.execute('DROP DOMAIN cnfg.flag_value_type')
    op.execute('DROP DOMAIN cnfg.flag_kind')
    op.execute('DROP DOMAIN cnfg.feature_flag_status')
    op.execute('DROP DOMAIN cnfg.config_target')
    op.execute('DROP DOMAIN cnfg.config_decision')
    op.execute('DROP DOMAIN cnfg.config_change_status')
    op.execute('DROP DOMAIN bkup.storage_kind')
    op.execute('DROP DOMAIN bkup.schedule_target')
    op.execute('DROP DOMAIN bkup.recovery_status')
    op.execute('DROP DOMAIN bkup.recovery_purpose')
    op.execute('DROP DOMAIN bkup.backup_target')
    op.execute('DROP DOMAIN bkup.backup_storage_status')
    op.execute('DROP DOMAIN bkup.backup_schedule_status')
    op.execute('DROP DOMAIN bkup.backup_method')
    op.execute('DROP DOMAIN bkup.backup_execution_status')
    op.execute('DROP DOMAIN bill.transaction_type')
    op.execute('DROP DOMAIN bill.tax_rounding')
    op.execute('DROP DOMAIN bill.plan_status')
    op.execute('DROP DOMAIN bill.payment_status')
    op.execute('DROP DOMAIN bill.payment_refund_state')
    op.execute('DROP DOMAIN bill.payment_provider')
    op.execute('DROP DOMAIN bill.payment_method_type')
    op.execute('DROP DOMAIN bill.payment_method_status')
    op.execute('DROP DOMAIN bill.payment_method_provider')
    op.execute('DROP DOMAIN bill.payment_failure_kind')
    op.execute('DROP DOMAIN bill.meter_status')
    op.execute('DROP DOMAIN bill.meter_aggregation')
    op.execute('DROP DOMAIN bill.ledger')
    op.execute('DROP DOMAIN bill.invoice_status')
    op.execute('DROP DOMAIN bill.invoice_reason')
    op.execute('DROP DOMAIN bill.invoice_item_kind')
    op.execute('DROP DOMAIN bill.dunning_action')
    op.execute('DROP DOMAIN bill.discount_type')
    op.execute('DROP DOMAIN bill.credit_note_status')
    op.execute('DROP DOMAIN bill.credit_note_reason')
    op.execute('DROP DOMAIN bill.coupon_status')
    op.execute('DROP DOMAIN bill.coupon_redemption_status')
    op.execute('DROP DOMAIN bill.coupon_duration')
    op.execute('DROP DOMAIN bill.coupon_applies_to')
    op.execute('DROP DOMAIN bill.collection_method')
    op.execute('DROP DOMAIN bill.charge_model')
    op.execute('DROP DOMAIN bill.billing_interval')
    op.execute('DROP DOMAIN auto.workflow_trigger')
    op.execute('DROP DOMAIN auto.workflow_status')
    op.execute('DROP DOMAIN auto.task_status')
    op.execute('DROP DOMAIN auto.task_schedule_status')
    op.execute('DROP DOMAIN auto.task_backoff')
    op.execute('DROP DOMAIN auto.step_type')
    op.execute('DROP DOMAIN auto.step_state')
    op.execute('DROP DOMAIN auto.overlap')
    op.execute('DROP DOMAIN auto.on_failure')
    op.execute('DROP DOMAIN auto.on_error')
    op.execute('DROP DOMAIN auto.misfire')
    op.execute('DROP DOMAIN auto.execution_status')
    op.execute('DROP DOMAIN audt.review_decision')
    op.execute('DROP DOMAIN audt.retention_policy_status')
    op.execute('DROP DOMAIN audt.retention_action')
    op.execute('DROP DOMAIN audt.privacy_regime')
    op.execute('DROP DOMAIN audt.framework')
    op.execute('DROP DOMAIN audt.export_format')
    op.execute('DROP DOMAIN audt.data_request_status')
    op.execute('DROP DOMAIN audt.data_request_kind')
    op.execute('DROP DOMAIN audt.compliance_status')
    op.execute('DROP DOMAIN audt.audit_policy_status')
    op.execute('DROP DOMAIN audt.audit_export_status')
    op.execute('DROP DOMAIN audt.audit_checkpoint_kind')
    op.execute('DROP DOMAIN audt.assessment_frequency')
    op.execute('DROP DOMAIN audt.actor_type')
    op.execute('DROP DOMAIN audt.access_review_status')
    op.execute('DROP DOMAIN audt.access_review_kind')
    op.execute('REVOKE ALL ON SCHEMA tnnt FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA tnnt FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA supt FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA supt FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA stat FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA stat FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA noti FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA noti FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA mntr FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA mntr FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA intg FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA intg FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA ifra FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA ifra FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA idam FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA idam FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA core FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA core FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA cnfg FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA cnfg FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA bkup FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA bkup FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA bill FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA bill FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA auto FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA auto FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA audt FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA audt FROM cxg_app')
    op.execute('DROP SCHEMA tnnt')
    op.execute('DROP SCHEMA supt')
    op.execute('DROP SCHEMA stat')
    op.execute('DROP SCHEMA noti')
    op.execute('DROP SCHEMA mntr')
    op.execute('DROP SCHEMA intg')
    op.execute('DROP SCHEMA ifra')
    op.execute('DROP SCHEMA idam')
    op.execute('DROP SCHEMA cnfg')
    op.execute('DROP SCHEMA bkup')
    op.execute('DROP SCHEMA bill')
    op.execute('DROP SCHEMA auto')
    op.execute('DROP SCHEMA audt')
