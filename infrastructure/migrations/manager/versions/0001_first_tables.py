"""first tables"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None


def upgrade() -> None:
    op.execute('CREATE SCHEMA audt')
    op.execute('CREATE SCHEMA idam')
    op.execute('CREATE SCHEMA tnnt')
    op.execute('GRANT USAGE ON SCHEMA audt TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA audt TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA core TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA core TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA idam TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA idam TO cxg_operator')
    op.execute('GRANT USAGE ON SCHEMA tnnt TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA tnnt TO cxg_operator')
    op.create_table('audit_logs',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('actor_type', sa.String(length=64), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=True),
    sa.Column('impersonator_id', sa.Uuid(), nullable=True),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('entity', sa.String(length=60), nullable=False),
    sa.Column('entity_id', sa.String(length=36), nullable=True),
    sa.Column('changes', sa.JSON(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('request_id', sa.String(length=64), nullable=True),
    sa.Column('user_agent', sa.String(length=300), nullable=True),
    sa.Column('data_subject_ids', sa.ARRAY(sa.String(length=36)), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"actor_type" IN (\'USER\', \'API_KEY\', \'SYSTEM\')', name='ck_audit_logs_actor_type'),
    sa.PrimaryKeyConstraint('id', name='pk_audit_logs'),
    schema='audt',
    comment="One thing done by or to the platform; what is done in a tenant's own records is sys.AuditLog."
    )
    op.create_index('ix_audit_logs_actor_id', 'audit_logs', ['actor_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"actor_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_logs_entity_id', 'audit_logs', ['entity_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"entity_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_logs_occurred_at', 'audit_logs', ['occurred_at', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"occurred_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_logs_tenant_id', 'audit_logs', ['tenant_id', 'id'], unique=False, schema='audt', postgresql_where=sa.text('"tenant_id" IS NOT NULL AND NOT is_deleted'))
    op.create_table('access_versions',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', name='pk_access_versions'),
    schema='core',
    comment='raised whenever what users may do has changed'
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
    op.create_table('permissions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=120), nullable=False),
    sa.Column('domain', sa.String(length=10), nullable=False),
    sa.Column('resource', sa.String(length=60), nullable=False),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('is_dangerous', sa.Boolean(), nullable=False),
    sa.Column('description', sa.String(length=200), nullable=True),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_permissions'),
    schema='idam',
    comment='One right, {domain}:{path}:{action}; the program writes the list from its own modules.'
    )
    op.create_index('ix_permissions_action', 'permissions', ['action', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_permissions_domain', 'permissions', ['domain', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_permissions_code', 'permissions', ['code'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('roles',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=50), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('permissions', sa.ARRAY(sa.String(length=120)), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('is_system', sa.Boolean(), nullable=False),
    sa.Column('requires_mfa', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_roles'),
    schema='idam',
    comment='A named set of permissions of platform staff; what a member may do in a tenant is sys.Role.'
    )
    op.create_index('ix_roles_name', 'roles', ['name', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_roles_code', 'roles', ['code'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('sessions',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=True),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('user_agent', sa.String(length=300), nullable=True),
    sa.Column('method', sa.String(length=64), nullable=False),
    sa.Column('current_generation', sa.BigInteger(), nullable=False),
    sa.Column('last_seen_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('revoked_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('revoke_reason', sa.String(length=64), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('tokens', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"method" IN (\'PASSWORD\', \'MFA\', \'SSO\', \'IMPERSONATION\')', name='ck_sessions_method'),
    sa.CheckConstraint('"revoke_reason" IN (\'LOGOUT\', \'ADMIN\', \'PASSWORD_CHANGED\', \'TOKEN_REUSE\', \'USER_INACTIVE\', \'MFA_RESET\', \'SESSION_LIMIT\', \'EXPIRED\')', name='ck_sessions_revoke_reason'),
    sa.CheckConstraint('"status" IN (\'ACTIVE\', \'REVOKED\', \'EXPIRED\')', name='ck_sessions_status'),
    sa.PrimaryKeyConstraint('id', name='pk_sessions'),
    schema='idam',
    comment='One sign-in on one device; the family of its refresh tokens.'
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
    op.create_index('ix_sessions_tokens_root_id', 'sessions_tokens', ['root_id', 'ordinal'], unique=False, schema='idam')
    op.create_table('user_roles',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('role_id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('valid_until', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=200), nullable=True),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_user_roles'),
    schema='idam',
    comment="A role held by a member of the platform staff, for a time; a tenant's members hold sys.Role in sys.User."
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
    sa.Column('user_type', sa.String(length=64), nullable=False),
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
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"status" IN (\'ACTIVE\', \'LOCKED\', \'INACTIVE\')', name='ck_users_status'),
    sa.CheckConstraint('"user_type" IN (\'PLATFORM\', \'TENANT\')', name='ck_users_user_type'),
    sa.PrimaryKeyConstraint('id', name='pk_users'),
    schema='idam',
    comment='The one identity of a person who signs in, staff of the platform or of a tenant.'
    )
    op.create_index('ix_users_full_name', 'users', ['full_name', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_users_last_login_at', 'users', ['last_login_at', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"last_login_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_users_locked_until', 'users', ['locked_until', 'id'], unique=False, schema='idam', postgresql_where=sa.text('"locked_until" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_users_status', 'users', ['status', 'id'], unique=False, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_users_email', 'users', ['email'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_users_username', 'users', ['username'], unique=True, schema='idam', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('tenant_databases',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('database_name', sa.String(length=63), nullable=False),
    sa.Column('isolation', sa.String(length=64), nullable=False),
    sa.Column('region', sa.String(length=32), nullable=False),
    sa.Column('max_tenants', sa.BigInteger(), nullable=False),
    sa.Column('tenant_count', sa.BigInteger(), nullable=False),
    sa.Column('connection_secret', sa.Text(), nullable=True),
    sa.Column('schema_version', sa.String(length=64), nullable=True),
    sa.Column('target_version', sa.String(length=64), nullable=True),
    sa.Column('size_bytes', sa.BigInteger(), nullable=True),
    sa.Column('last_checked_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"isolation" IN (\'SHARED\', \'DEDICATED\')', name='ck_tenant_databases_isolation'),
    sa.CheckConstraint('"max_tenants" >= 1 AND "max_tenants" <= 9007199254740991', name='ck_tenant_databases_max_tenants'),
    sa.CheckConstraint('"size_bytes" >= 0 AND "size_bytes" <= 9007199254740991', name='ck_tenant_databases_size_bytes'),
    sa.CheckConstraint('"status" IN (\'CREATING\', \'READY\', \'MIGRATING\', \'FAILED\', \'DROPPED\')', name='ck_tenant_databases_status'),
    sa.CheckConstraint('"tenant_count" >= 0 AND "tenant_count" <= 9007199254740991', name='ck_tenant_databases_tenant_count'),
    sa.PrimaryKeyConstraint('id', name='pk_tenant_databases'),
    schema='tnnt',
    comment='A database in which tenants are placed, many small ones together or a large one alone, and its schema version.'
    )
    op.create_index('ix_tenant_databases_region', 'tenant_databases', ['region', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_databases_schema_version', 'tenant_databases', ['schema_version', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"schema_version" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenant_databases_status', 'tenant_databases', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_databases_tenant_count', 'tenant_databases', ['tenant_count', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tenant_databases_database_name', 'tenant_databases', ['database_name'], unique=True, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('tenant_members',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.Column('joined_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_seen_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"status" IN (\'ACTIVE\', \'SUSPENDED\')', name='ck_tenant_members_status'),
    sa.PrimaryKeyConstraint('id', name='pk_tenant_members'),
    schema='tnnt',
    comment="A user's belonging to a tenant, which leads over the tenant's own sys.User of the same id."
    )
    op.create_index('ix_tenant_members_last_seen_at', 'tenant_members', ['last_seen_at', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"last_seen_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenant_members_status', 'tenant_members', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_members_tenant_id', 'tenant_members', ['tenant_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenant_members_user_id', 'tenant_members', ['user_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tenant_members_tenant_id_user_id', 'tenant_members', ['tenant_id', 'user_id'], unique=True, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
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
    sa.Column('isolation', sa.String(length=64), nullable=False),
    sa.Column('database_id', sa.Uuid(), nullable=True),
    sa.Column('former_database_id', sa.Uuid(), nullable=True),
    sa.Column('former_until', sa.Date(), nullable=True),
    sa.Column('is_read_only', sa.Boolean(), nullable=False),
    sa.Column('owner_user_id', sa.Uuid(), nullable=True),
    sa.Column('contact_email', sa.String(length=254), nullable=False),
    sa.Column('contact_phone', sa.String(length=16), nullable=True),
    sa.Column('personal_data_subjects', sa.BigInteger(), nullable=False),
    sa.Column('suspend_reason', sa.String(length=64), nullable=True),
    sa.Column('suspended_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('closed_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('purge_after', sa.Date(), nullable=True),
    sa.Column('legal_hold', sa.Boolean(), nullable=False),
    sa.Column('legal_hold_reason', sa.String(length=200), nullable=True),
    sa.Column('activated_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"isolation" IN (\'SHARED\', \'DEDICATED\')', name='ck_tenants_isolation'),
    sa.CheckConstraint('"personal_data_subjects" >= 0 AND "personal_data_subjects" <= 9007199254740991', name='ck_tenants_personal_data_subjects'),
    sa.CheckConstraint('"status" IN (\'PROVISIONING\', \'FAILED\', \'ACTIVE\', \'SUSPENDED\', \'CLOSED\', \'DELETED\')', name='ck_tenants_status'),
    sa.CheckConstraint('"suspend_reason" IN (\'PAYMENT\', \'ABUSE\', \'SECURITY\', \'REQUEST\')', name='ck_tenants_suspend_reason'),
    sa.PrimaryKeyConstraint('id', name='pk_tenants'),
    schema='tnnt',
    comment='One customer organisation with its own isolated data.'
    )
    op.create_index('ix_tenants_database_id', 'tenants', ['database_id', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('"database_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_tenants_name', 'tenants', ['name', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenants_region', 'tenants', ['region', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_tenants_status', 'tenants', ['status', 'id'], unique=False, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_tenants_code', 'tenants', ['code'], unique=True, schema='tnnt', postgresql_where=sa.text('NOT is_deleted'))
    op.execute('ALTER TABLE audt."audit_logs" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE audt."audit_logs" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON audt."audit_logs" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT ON audt."audit_logs" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON audt."audit_logs" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT ON audt."audit_logs" TO cxg_app')
    op.execute('ALTER TABLE core."access_versions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."access_versions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."access_versions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON core."access_versions" TO cxg_operator')
    op.execute('CREATE POLICY tenant ON core."access_versions" TO cxg_app USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON core."access_versions" TO cxg_app')
    op.execute('ALTER TABLE core."outbox" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."outbox" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."outbox" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."outbox" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON core."outbox" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."outbox" TO cxg_app')
    op.execute('ALTER TABLE core."receipts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."receipts" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON core."receipts" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."receipts" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON core."receipts" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."receipts" TO cxg_app')
    op.execute('ALTER TABLE idam."permissions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."permissions" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."permissions" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."permissions" TO cxg_operator')
    op.execute('ALTER TABLE idam."roles" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE idam."roles" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON idam."roles" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON idam."roles" TO cxg_operator')
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
    op.execute('ALTER TABLE tnnt."tenant_databases" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenant_databases" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenant_databases" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_databases" TO cxg_operator')
    op.execute('ALTER TABLE tnnt."tenant_members" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenant_members" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenant_members" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_members" TO cxg_operator')
    op.execute("""CREATE POLICY tenant ON tnnt."tenant_members" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenant_members" TO cxg_app')
    op.execute('ALTER TABLE tnnt."tenants" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE tnnt."tenants" FORCE ROW LEVEL SECURITY')
    op.execute('CREATE POLICY operator ON tnnt."tenants" TO cxg_operator USING (true) WITH CHECK (true)')
    op.execute('GRANT SELECT, INSERT, UPDATE ON tnnt."tenants" TO cxg_operator')
    op.execute('ALTER TABLE audt.audit_logs ADD CONSTRAINT fk_audit_logs_impersonator_id FOREIGN KEY (impersonator_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE audt.audit_logs ADD CONSTRAINT fk_audit_logs_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.roles ADD CONSTRAINT fk_roles_parent_id FOREIGN KEY (parent_id) REFERENCES idam.roles(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.sessions ADD CONSTRAINT fk_sessions_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.sessions ADD CONSTRAINT fk_sessions_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.sessions_tokens ADD CONSTRAINT fk_sessions_tokens_root_id FOREIGN KEY (root_id) REFERENCES idam.sessions(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.user_roles ADD CONSTRAINT fk_user_roles_role_id FOREIGN KEY (role_id) REFERENCES idam.roles(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE idam.user_roles ADD CONSTRAINT fk_user_roles_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_members ADD CONSTRAINT fk_tenant_members_tenant_id FOREIGN KEY (tenant_id) REFERENCES tnnt.tenants(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenant_members ADD CONSTRAINT fk_tenant_members_user_id FOREIGN KEY (user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenants ADD CONSTRAINT fk_tenants_database_id FOREIGN KEY (database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenants ADD CONSTRAINT fk_tenants_former_database_id FOREIGN KEY (former_database_id) REFERENCES tnnt.tenant_databases(id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE tnnt.tenants ADD CONSTRAINT fk_tenants_owner_user_id FOREIGN KEY (owner_user_id) REFERENCES idam.users(id) DEFERRABLE INITIALLY DEFERRED')


def downgrade() -> None:
    op.execute('ALTER TABLE tnnt.tenants DROP CONSTRAINT fk_tenants_owner_user_id')
    op.execute('ALTER TABLE tnnt.tenants DROP CONSTRAINT fk_tenants_former_database_id')
    op.execute('ALTER TABLE tnnt.tenants DROP CONSTRAINT fk_tenants_database_id')
    op.execute('ALTER TABLE tnnt.tenant_members DROP CONSTRAINT fk_tenant_members_user_id')
    op.execute('ALTER TABLE tnnt.tenant_members DROP CONSTRAINT fk_tenant_members_tenant_id')
    op.execute('ALTER TABLE idam.user_roles DROP CONSTRAINT fk_user_roles_user_id')
    op.execute('ALTER TABLE idam.user_roles DROP CONSTRAINT fk_user_roles_role_id')
    op.execute('ALTER TABLE idam.sessions_tokens DROP CONSTRAINT fk_sessions_tokens_root_id')
    op.execute('ALTER TABLE idam.sessions DROP CONSTRAINT fk_sessions_user_id')
    op.execute('ALTER TABLE idam.sessions DROP CONSTRAINT fk_sessions_tenant_id')
    op.execute('ALTER TABLE idam.roles DROP CONSTRAINT fk_roles_parent_id')
    op.execute('ALTER TABLE audt.audit_logs DROP CONSTRAINT fk_audit_logs_tenant_id')
    op.execute('ALTER TABLE audt.audit_logs DROP CONSTRAINT fk_audit_logs_impersonator_id')
    op.drop_table('tenants', schema='tnnt')
    op.drop_table('tenant_members', schema='tnnt')
    op.drop_table('tenant_databases', schema='tnnt')
    op.drop_table('users', schema='idam')
    op.drop_table('user_roles', schema='idam')
    op.drop_table('sessions_tokens', schema='idam')
    op.drop_table('sessions', schema='idam')
    op.drop_table('roles', schema='idam')
    op.drop_table('permissions', schema='idam')
    op.drop_table('receipts', schema='core')
    op.drop_table('outbox', schema='core')
    op.drop_table('access_versions', schema='core')
    op.drop_table('audit_logs', schema='audt')
    op.execute('REVOKE ALL ON SCHEMA tnnt FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA tnnt FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA idam FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA idam FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA core FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA core FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA audt FROM cxg_operator')
    op.execute('REVOKE ALL ON SCHEMA audt FROM cxg_app')
    op.execute('DROP SCHEMA tnnt')
    op.execute('DROP SCHEMA idam')
    op.execute('DROP SCHEMA audt')
