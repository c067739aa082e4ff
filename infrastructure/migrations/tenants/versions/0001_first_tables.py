"""first tables"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0001'
down_revision = None


def upgrade() -> None:
    op.execute('CREATE SCHEMA crm')
    op.execute('CREATE SCHEMA ivm')
    op.execute('CREATE SCHEMA pim')
    op.execute('CREATE SCHEMA srm')
    op.execute('CREATE SCHEMA sys')
    op.execute('CREATE SCHEMA wms')
    op.execute('GRANT USAGE ON SCHEMA core TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA crm TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA ivm TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA pim TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA srm TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA sys TO cxg_app')
    op.execute('GRANT USAGE ON SCHEMA wms TO cxg_app')
    op.create_table('access_versions',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', name='pk_access_versions'),
    schema='core',
    comment='raised whenever what users may do has changed'
    )
    op.create_table('outbox',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('event', sa.String(length=100), nullable=False),
    sa.Column('entity', sa.String(length=60), nullable=False),
    sa.Column('entity_id', sa.Uuid(), nullable=False),
    sa.Column('entity_version', sa.Integer(), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_outbox'),
    schema='core',
    comment='what happened, written with the change, until it is delivered'
    )
    op.create_table('receipts',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('actor_id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=255), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'actor_id', 'key', name='pk_receipts'),
    schema='core',
    comment='answers kept for their idempotency key'
    )
    op.create_table('partners',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('legal_name', sa.String(length=200), nullable=True),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('is_customer', sa.Boolean(), nullable=False),
    sa.Column('is_supplier', sa.Boolean(), nullable=False),
    sa.Column('business_number', sa.String(length=20), nullable=True),
    sa.Column('corporate_number', sa.String(length=20), nullable=True),
    sa.Column('representative_name', sa.String(length=50), nullable=True),
    sa.Column('business_type', sa.String(length=50), nullable=True),
    sa.Column('business_item', sa.String(length=50), nullable=True),
    sa.Column('country', sa.String(length=64), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('owner_id', sa.Uuid(), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('phone', sa.String(length=16), nullable=True),
    sa.Column('website', sa.String(length=2000), nullable=True),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('invoice_timing', sa.String(length=64), nullable=False),
    sa.Column('min_remaining_days', sa.BigInteger(), nullable=True),
    sa.Column('industry', sa.String(length=64), nullable=True),
    sa.Column('annual_revenue', sa.Numeric(), nullable=True),
    sa.Column('employee_count', sa.BigInteger(), nullable=True),
    sa.Column('blocked_reason', sa.String(length=200), nullable=True),
    sa.Column('merged_into_id', sa.Uuid(), nullable=True),
    sa.Column('last_activity_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('addresses', sa.JSON(), nullable=False),
    sa.Column('bank_accounts', sa.JSON(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"employee_count" >= 0 AND "employee_count" <= 9007199254740991', name='ck_partners_employee_count'),
    sa.CheckConstraint('"invoice_timing" IN (\'MANUAL\', \'AT_SHIPPING\', \'MONTHLY\')', name='ck_partners_invoice_timing'),
    sa.CheckConstraint('"kind" IN (\'COMPANY\', \'PERSON\')', name='ck_partners_kind'),
    sa.CheckConstraint('"min_remaining_days" >= 0 AND "min_remaining_days" <= 9007199254740991', name='ck_partners_min_remaining_days'),
    sa.CheckConstraint('"status" IN (\'PROSPECT\', \'ACTIVE\', \'BLOCKED\', \'INACTIVE\', \'MERGED\')', name='ck_partners_status'),
    sa.CheckConstraint('scale("annual_revenue") <= 4 AND "annual_revenue" <> \'NaN\' AND abs("annual_revenue") < 100000000000000', name='ck_partners_annual_revenue'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_partners'),
    schema='crm',
    comment='A firm or person that buys from the tenant, sells to it, or both.'
    )
    op.create_index('ix_partners_name', 'partners', ['tenant_id', 'name', 'id'], unique=False, schema='crm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_partners_owner_id', 'partners', ['tenant_id', 'owner_id', 'id'], unique=False, schema='crm', postgresql_where=sa.text('"owner_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_partners_parent_id', 'partners', ['tenant_id', 'parent_id', 'id'], unique=False, schema='crm', postgresql_where=sa.text('"parent_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_partners_status', 'partners', ['tenant_id', 'status', 'id'], unique=False, schema='crm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_partners_business_number', 'partners', ['tenant_id', 'business_number'], unique=True, schema='crm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_partners_number', 'partners', ['tenant_id', 'number'], unique=True, schema='crm')
    op.create_table('partners_addresses',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('label', sa.String(length=50), nullable=True),
    sa.Column('recipient', sa.String(length=100), nullable=True),
    sa.Column('phone', sa.String(length=16), nullable=True),
    sa.Column('postal_code', sa.String(length=16), nullable=True),
    sa.Column('line1', sa.String(length=200), nullable=False),
    sa.Column('line2', sa.String(length=200), nullable=True),
    sa.Column('city', sa.String(length=100), nullable=True),
    sa.Column('state', sa.String(length=100), nullable=True),
    sa.Column('country', sa.String(length=64), nullable=False),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.CheckConstraint('"kind" IN (\'BILLING\', \'SHIPPING\', \'OTHER\')', name='ck_partners_addresses_kind'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_partners_addresses'),
    schema='crm'
    )
    op.create_index('ix_partners_addresses_root_id', 'partners_addresses', ['tenant_id', 'root_id', 'ordinal'], unique=False, schema='crm')
    op.create_table('partners_bank_accounts',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('bank_code', sa.String(length=11), nullable=False),
    sa.Column('account_number', sa.String(length=34), nullable=False),
    sa.Column('holder_name', sa.String(length=100), nullable=False),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_partners_bank_accounts'),
    schema='crm'
    )
    op.create_index('ix_partners_bank_accounts_root_id', 'partners_bank_accounts', ['tenant_id', 'root_id', 'ordinal'], unique=False, schema='crm')
    op.create_table('balances',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('variant_id', sa.Uuid(), nullable=False),
    sa.Column('warehouse_id', sa.Uuid(), nullable=False),
    sa.Column('location_id', sa.Uuid(), nullable=False),
    sa.Column('on_hand', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('reserved', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('available', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('last_movement_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_counted_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('on_hand_e4', sa.BigInteger(), sa.Computed('("on_hand" * 10000)::bigint', persisted=True), nullable=True),
    sa.Column('available_e4', sa.BigInteger(), sa.Computed('("available" * 10000)::bigint', persisted=True), nullable=True),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"available" <> \'NaN\'', name='ck_balances_available'),
    sa.CheckConstraint('"on_hand" <> \'NaN\'', name='ck_balances_on_hand'),
    sa.CheckConstraint('"reserved" <> \'NaN\'', name='ck_balances_reserved'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_balances'),
    schema='ivm',
    comment='The quantity of a variant at one place.'
    )
    op.create_index('ix_balances_available', 'balances', ['tenant_id', 'available', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_balances_available_e4', 'balances', ['tenant_id', 'available_e4', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_balances_location_id', 'balances', ['tenant_id', 'location_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_balances_on_hand', 'balances', ['tenant_id', 'on_hand', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_balances_on_hand_e4', 'balances', ['tenant_id', 'on_hand_e4', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_balances_variant_id', 'balances', ['tenant_id', 'variant_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_balances_warehouse_id', 'balances', ['tenant_id', 'warehouse_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_balances_variant_id_location_id', 'balances', ['tenant_id', 'variant_id', 'location_id'], unique=True, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('movements',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('sequence', sa.BigInteger(), nullable=False),
    sa.Column('movement_type', sa.String(length=64), nullable=False),
    sa.Column('variant_id', sa.Uuid(), nullable=False),
    sa.Column('warehouse_id', sa.Uuid(), nullable=False),
    sa.Column('location_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('unit_cost', sa.Numeric(precision=18, scale=6), nullable=True),
    sa.Column('value', sa.Numeric(), nullable=True),
    sa.Column('effective_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('posted_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('source_type', sa.String(length=64), nullable=True),
    sa.Column('source_id', sa.String(length=36), nullable=True),
    sa.Column('source_item_id', sa.String(length=36), nullable=True),
    sa.Column('pair_id', sa.Uuid(), nullable=True),
    sa.Column('reversal_of_id', sa.Uuid(), nullable=True),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"movement_type" IN (\'OPENING\', \'RECEIPT\', \'SHIPMENT\', \'CUSTOMER_RETURN\', \'PURCHASE_RETURN\', \'TRANSFER\', \'RELOCATION\', \'CONSUMPTION\', \'ADJUSTMENT\', \'COUNT\', \'SCRAP\')', name='ck_movements_movement_type'),
    sa.CheckConstraint('"quantity" <> \'NaN\'', name='ck_movements_quantity'),
    sa.CheckConstraint('"unit_cost" <> \'NaN\'', name='ck_movements_unit_cost'),
    sa.CheckConstraint('scale("value") <= 4 AND "value" <> \'NaN\' AND abs("value") < 100000000000000', name='ck_movements_value'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_movements'),
    schema='ivm',
    comment='One change of one balance, never changed afterwards.'
    )
    op.create_index('ix_movements_effective_at', 'movements', ['tenant_id', 'effective_at', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('"effective_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_movements_location_id', 'movements', ['tenant_id', 'location_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_movements_posted_at', 'movements', ['tenant_id', 'posted_at', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('"posted_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_movements_sequence', 'movements', ['tenant_id', 'sequence', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_movements_source_id', 'movements', ['tenant_id', 'source_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('"source_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_movements_source_type', 'movements', ['tenant_id', 'source_type', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('"source_type" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_movements_variant_id', 'movements', ['tenant_id', 'variant_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_movements_warehouse_id', 'movements', ['tenant_id', 'warehouse_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_movements_sequence', 'movements', ['tenant_id', 'sequence'], unique=True, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('reservations',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('source_type', sa.String(length=64), nullable=False),
    sa.Column('source_item_id', sa.String(length=36), nullable=True),
    sa.Column('variant_id', sa.Uuid(), nullable=False),
    sa.Column('warehouse_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('quantity_allocated', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('quantity_consumed', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('minimum_expires_on', sa.Date(), nullable=True),
    sa.Column('needed_on', sa.Date(), nullable=True),
    sa.Column('expires_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=200), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('allocations', sa.JSON(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"quantity" <> \'NaN\'', name='ck_reservations_quantity'),
    sa.CheckConstraint('"quantity_allocated" <> \'NaN\'', name='ck_reservations_quantity_allocated'),
    sa.CheckConstraint('"quantity_consumed" <> \'NaN\'', name='ck_reservations_quantity_consumed'),
    sa.CheckConstraint('"source_type" IN (\'SALES_ORDER\', \'TRANSFER\', \'PURCHASE_RETURN\', \'SERVICE\', \'MAINTENANCE\', \'MANUAL\')', name='ck_reservations_source_type'),
    sa.CheckConstraint('"status" IN (\'WAITING\', \'ACTIVE\', \'CONSUMED\', \'RELEASED\', \'EXPIRED\')', name='ck_reservations_status'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_reservations'),
    schema='ivm',
    comment='Stock kept for a document.'
    )
    op.create_index('ix_reservations_expires_at', 'reservations', ['tenant_id', 'expires_at', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('"expires_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_reservations_needed_on', 'reservations', ['tenant_id', 'needed_on', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('"needed_on" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_reservations_quantity', 'reservations', ['tenant_id', 'quantity', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_reservations_source_item_id', 'reservations', ['tenant_id', 'source_item_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('"source_item_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_reservations_status', 'reservations', ['tenant_id', 'status', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_reservations_variant_id', 'reservations', ['tenant_id', 'variant_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_reservations_warehouse_id', 'reservations', ['tenant_id', 'warehouse_id', 'id'], unique=False, schema='ivm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('reservations_allocations',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('location_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.CheckConstraint('"quantity" <> \'NaN\'', name='ck_reservations_allocations_quantity'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_reservations_allocations'),
    schema='ivm'
    )
    op.create_index('ix_reservations_allocations_root_id', 'reservations_allocations', ['tenant_id', 'root_id', 'ordinal'], unique=False, schema='ivm')
    op.create_table('categories',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=32), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('path', sa.String(length=500), nullable=True),
    sa.Column('depth', sa.BigInteger(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('costing_method', sa.String(length=64), nullable=True),
    sa.Column('product_count', sa.BigInteger(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"costing_method" IN (\'AVERAGE\', \'FIFO\')', name='ck_categories_costing_method'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_categories'),
    schema='pim',
    comment='A place of a product in the tree, with the defaults of what lies under it.'
    )
    op.create_index('ix_categories_depth', 'categories', ['tenant_id', 'depth', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_categories_name', 'categories', ['tenant_id', 'name', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_categories_parent_id', 'categories', ['tenant_id', 'parent_id', 'id'], unique=False, schema='pim', postgresql_where=sa.text('"parent_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_categories_position', 'categories', ['tenant_id', 'position', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_categories_code', 'categories', ['tenant_id', 'code'], unique=True, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('products',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('translations', sa.JSON(), nullable=True),
    sa.Column('product_type', sa.String(length=64), nullable=False),
    sa.Column('category_id', sa.Uuid(), nullable=False),
    sa.Column('attribute_values', sa.JSON(), nullable=True),
    sa.Column('description', sa.Text(), nullable=True),
    sa.Column('stock_unit_id', sa.Uuid(), nullable=False),
    sa.Column('sales_unit_id', sa.Uuid(), nullable=True),
    sa.Column('purchase_unit_id', sa.Uuid(), nullable=True),
    sa.Column('is_sellable', sa.Boolean(), nullable=False),
    sa.Column('is_purchasable', sa.Boolean(), nullable=False),
    sa.Column('tracking', sa.String(length=64), nullable=False),
    sa.Column('costing_method', sa.String(length=64), nullable=True),
    sa.Column('invoice_policy', sa.String(length=64), nullable=False),
    sa.Column('bill_policy', sa.String(length=64), nullable=False),
    sa.Column('shelf_life_days', sa.BigInteger(), nullable=True),
    sa.Column('storage_class', sa.String(length=64), nullable=False),
    sa.Column('inspection_required', sa.Boolean(), nullable=False),
    sa.Column('weight_kg', sa.Numeric(precision=12, scale=4), nullable=True),
    sa.Column('length_cm', sa.Numeric(precision=10, scale=2), nullable=True),
    sa.Column('width_cm', sa.Numeric(precision=10, scale=2), nullable=True),
    sa.Column('height_cm', sa.Numeric(precision=10, scale=2), nullable=True),
    sa.Column('country_of_origin', sa.String(length=64), nullable=True),
    sa.Column('hs_code', sa.String(length=12), nullable=True),
    sa.Column('warranty_months', sa.BigInteger(), nullable=False),
    sa.Column('completeness', sa.Numeric(precision=9, scale=6), nullable=False),
    sa.Column('variant_count', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('completeness_e6', sa.BigInteger(), sa.Computed('("completeness" * 1000000)::bigint', persisted=True), nullable=True),
    sa.Column('relations', sa.JSON(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"bill_policy" IN (\'ORDERED\', \'RECEIVED\')', name='ck_products_bill_policy'),
    sa.CheckConstraint('"completeness" <> \'NaN\'', name='ck_products_completeness'),
    sa.CheckConstraint('"costing_method" IN (\'AVERAGE\', \'FIFO\')', name='ck_products_costing_method'),
    sa.CheckConstraint('"height_cm" >= 0', name='ck_products_height_cm'),
    sa.CheckConstraint('"invoice_policy" IN (\'ORDERED\', \'DELIVERED\')', name='ck_products_invoice_policy'),
    sa.CheckConstraint('"length_cm" >= 0', name='ck_products_length_cm'),
    sa.CheckConstraint('"product_type" IN (\'GOODS\', \'SERVICE\', \'BUNDLE\')', name='ck_products_product_type'),
    sa.CheckConstraint('"shelf_life_days" >= 0 AND "shelf_life_days" <= 9007199254740991', name='ck_products_shelf_life_days'),
    sa.CheckConstraint('"status" IN (\'DRAFT\', \'ACTIVE\', \'DISCONTINUED\', \'ARCHIVED\')', name='ck_products_status'),
    sa.CheckConstraint('"storage_class" IN (\'AMBIENT\', \'CHILLED\', \'FROZEN\', \'HAZARDOUS\')', name='ck_products_storage_class'),
    sa.CheckConstraint('"tracking" IN (\'NONE\', \'LOT\', \'SERIAL\')', name='ck_products_tracking'),
    sa.CheckConstraint('"warranty_months" >= 0 AND "warranty_months" <= 9007199254740991', name='ck_products_warranty_months'),
    sa.CheckConstraint('"weight_kg" >= 0', name='ck_products_weight_kg'),
    sa.CheckConstraint('"width_cm" >= 0', name='ck_products_width_cm'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_products'),
    schema='pim',
    comment='What is offered, bought or stocked, with all that its variants share.'
    )
    op.create_index('ix_products_category_id', 'products', ['tenant_id', 'category_id', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_products_completeness_e6', 'products', ['tenant_id', 'completeness_e6', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_products_name', 'products', ['tenant_id', 'name', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_products_status', 'products', ['tenant_id', 'status', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_products_code', 'products', ['tenant_id', 'code'], unique=True, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('products_relations',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('product_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('"kind" IN (\'SUBSTITUTE\', \'ACCESSORY\', \'UPSELL\', \'REPLACED_BY\')', name='ck_products_relations_kind'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_products_relations'),
    schema='pim'
    )
    op.create_index('ix_products_relations_root_id', 'products_relations', ['tenant_id', 'root_id', 'ordinal'], unique=False, schema='pim')
    op.create_table('units_of_measure',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=50), nullable=False),
    sa.Column('category', sa.String(length=64), nullable=False),
    sa.Column('ratio', sa.Numeric(precision=20, scale=10), nullable=False),
    sa.Column('is_base', sa.Boolean(), nullable=False),
    sa.Column('decimals', sa.BigInteger(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"category" IN (\'COUNT\', \'WEIGHT\', \'LENGTH\', \'AREA\', \'VOLUME\', \'TIME\')', name='ck_units_of_measure_category'),
    sa.CheckConstraint('"decimals" >= 0 AND "decimals" <= 4', name='ck_units_of_measure_decimals'),
    sa.CheckConstraint('"ratio" <> \'NaN\'', name='ck_units_of_measure_ratio'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_units_of_measure'),
    schema='pim',
    comment='A unit that quantities are given in.'
    )
    op.create_index('ix_units_of_measure_name', 'units_of_measure', ['tenant_id', 'name', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_units_of_measure_code', 'units_of_measure', ['tenant_id', 'code'], unique=True, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('variants',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('product_id', sa.Uuid(), nullable=False),
    sa.Column('sku', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=True),
    sa.Column('options', sa.JSON(), nullable=True),
    sa.Column('list_price', sa.Numeric(precision=18, scale=6), nullable=False),
    sa.Column('minimum_price', sa.Numeric(precision=18, scale=6), nullable=True),
    sa.Column('weight_kg', sa.Numeric(precision=12, scale=4), nullable=True),
    sa.Column('volume_cm3', sa.Numeric(precision=14, scale=2), nullable=True),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.Column('average_cost', sa.Numeric(precision=18, scale=6), nullable=True),
    sa.Column('on_hand', sa.Numeric(precision=18, scale=4), nullable=True),
    sa.Column('available', sa.Numeric(precision=18, scale=4), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('list_price_e6', sa.BigInteger(), sa.Computed('("list_price" * 1000000)::bigint', persisted=True), nullable=True),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"available" <> \'NaN\'', name='ck_variants_available'),
    sa.CheckConstraint('"average_cost" <> \'NaN\'', name='ck_variants_average_cost'),
    sa.CheckConstraint('"list_price" >= 0', name='ck_variants_list_price'),
    sa.CheckConstraint('"minimum_price" >= 0', name='ck_variants_minimum_price'),
    sa.CheckConstraint('"on_hand" <> \'NaN\'', name='ck_variants_on_hand'),
    sa.CheckConstraint('"status" IN (\'ACTIVE\', \'ARCHIVED\')', name='ck_variants_status'),
    sa.CheckConstraint('"volume_cm3" >= 0', name='ck_variants_volume_cm3'),
    sa.CheckConstraint('"weight_kg" >= 0', name='ck_variants_weight_kg'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_variants'),
    schema='pim',
    comment='The very thing that is priced, ordered and stocked.'
    )
    op.create_index('ix_variants_list_price', 'variants', ['tenant_id', 'list_price', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_variants_list_price_e6', 'variants', ['tenant_id', 'list_price_e6', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_variants_product_id', 'variants', ['tenant_id', 'product_id', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_variants_sku', 'variants', ['tenant_id', 'sku', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_variants_status', 'variants', ['tenant_id', 'status', 'id'], unique=False, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_variants_sku', 'variants', ['tenant_id', sa.literal_column('lower("sku")')], unique=True, schema='pim', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('orders',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=32), nullable=True),
    sa.Column('partner_id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=True),
    sa.Column('warehouse_id', sa.Uuid(), nullable=False),
    sa.Column('order_date', sa.Date(), nullable=False),
    sa.Column('requested_date', sa.Date(), nullable=True),
    sa.Column('customer_reference', sa.String(length=64), nullable=True),
    sa.Column('currency', sa.String(length=64), nullable=False),
    sa.Column('exchange_rate', sa.Numeric(precision=18, scale=8), nullable=True),
    sa.Column('tax_included', sa.Boolean(), nullable=False),
    sa.Column('billing_address', sa.JSON(), nullable=True),
    sa.Column('shipping_address', sa.JSON(), nullable=True),
    sa.Column('delivery_policy', sa.String(length=64), nullable=False),
    sa.Column('coupon_codes', sa.ARRAY(sa.String(length=40)), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('shipping_fee', sa.Numeric(), nullable=False),
    sa.Column('invoice_timing', sa.String(length=64), nullable=True),
    sa.Column('discount_amount', sa.Numeric(), nullable=False),
    sa.Column('net_amount', sa.Numeric(), nullable=False),
    sa.Column('tax_amount', sa.Numeric(), nullable=False),
    sa.Column('total_amount', sa.Numeric(), nullable=False),
    sa.Column('margin_amount', sa.Numeric(), nullable=True),
    sa.Column('delivery_status', sa.String(length=64), nullable=False),
    sa.Column('invoice_status', sa.String(length=64), nullable=False),
    sa.Column('hold_reason', sa.String(length=200), nullable=True),
    sa.Column('credit_override_reason', sa.String(length=200), nullable=True),
    sa.Column('memo', sa.Text(), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('total_amount_e4', sa.BigInteger(), sa.Computed('("total_amount" * 10000)::bigint', persisted=True), nullable=True),
    sa.Column('items', sa.JSON(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"delivery_policy" IN (\'PARTIAL\', \'COMPLETE\')', name='ck_orders_delivery_policy'),
    sa.CheckConstraint('"delivery_status" IN (\'NONE\', \'PARTIAL\', \'FULL\')', name='ck_orders_delivery_status'),
    sa.CheckConstraint('"exchange_rate" <> \'NaN\'', name='ck_orders_exchange_rate'),
    sa.CheckConstraint('"invoice_status" IN (\'NONE\', \'PARTIAL\', \'FULL\')', name='ck_orders_invoice_status'),
    sa.CheckConstraint('"invoice_timing" IN (\'MANUAL\', \'AT_SHIPPING\', \'MONTHLY\')', name='ck_orders_invoice_timing'),
    sa.CheckConstraint('"status" IN (\'DRAFT\', \'PENDING_APPROVAL\', \'CONFIRMED\', \'ON_HOLD\', \'COMPLETED\', \'CLOSED\', \'CANCELLED\')', name='ck_orders_status'),
    sa.CheckConstraint('scale("discount_amount") <= 4 AND "discount_amount" <> \'NaN\' AND abs("discount_amount") < 100000000000000', name='ck_orders_discount_amount'),
    sa.CheckConstraint('scale("margin_amount") <= 4 AND "margin_amount" <> \'NaN\' AND abs("margin_amount") < 100000000000000', name='ck_orders_margin_amount'),
    sa.CheckConstraint('scale("net_amount") <= 4 AND "net_amount" <> \'NaN\' AND abs("net_amount") < 100000000000000', name='ck_orders_net_amount'),
    sa.CheckConstraint('scale("shipping_fee") <= 4 AND "shipping_fee" <> \'NaN\' AND abs("shipping_fee") < 100000000000000', name='ck_orders_shipping_fee'),
    sa.CheckConstraint('scale("tax_amount") <= 4 AND "tax_amount" <> \'NaN\' AND abs("tax_amount") < 100000000000000', name='ck_orders_tax_amount'),
    sa.CheckConstraint('scale("total_amount") <= 4 AND "total_amount" <> \'NaN\' AND abs("total_amount") < 100000000000000', name='ck_orders_total_amount'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_orders'),
    schema='srm',
    comment='What a customer has ordered, and how far it is reserved, shipped, invoiced and returned.'
    )
    op.create_index('ix_orders_order_date', 'orders', ['tenant_id', 'order_date', 'id'], unique=False, schema='srm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_orders_owner_id', 'orders', ['tenant_id', 'owner_id', 'id'], unique=False, schema='srm', postgresql_where=sa.text('"owner_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_orders_partner_id', 'orders', ['tenant_id', 'partner_id', 'id'], unique=False, schema='srm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_orders_requested_date', 'orders', ['tenant_id', 'requested_date', 'id'], unique=False, schema='srm', postgresql_where=sa.text('"requested_date" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_orders_status', 'orders', ['tenant_id', 'status', 'id'], unique=False, schema='srm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_orders_total_amount', 'orders', ['tenant_id', 'total_amount', 'id'], unique=False, schema='srm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_orders_total_amount_e4', 'orders', ['tenant_id', 'total_amount_e4', 'id'], unique=False, schema='srm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_orders_warehouse_id', 'orders', ['tenant_id', 'warehouse_id', 'id'], unique=False, schema='srm', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_orders_number', 'orders', ['tenant_id', 'number'], unique=True, schema='srm')
    op.create_table('orders_items',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('line_number', sa.BigInteger(), nullable=False),
    sa.Column('variant_id', sa.Uuid(), nullable=True),
    sa.Column('description', sa.String(length=300), nullable=True),
    sa.Column('quantity', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('stock_quantity', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('list_unit_price', sa.Numeric(precision=18, scale=6), nullable=True),
    sa.Column('unit_price', sa.Numeric(precision=18, scale=6), nullable=True),
    sa.Column('discount_rate', sa.Numeric(precision=9, scale=6), nullable=False),
    sa.Column('promotion_amount', sa.Numeric(), nullable=False),
    sa.Column('net_amount', sa.Numeric(), nullable=False),
    sa.Column('tax_amount', sa.Numeric(), nullable=False),
    sa.Column('requested_date', sa.Date(), nullable=True),
    sa.Column('quantity_reserved', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('quantity_shipped', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('quantity_invoiced', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('quantity_returned', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('quantity_cancelled', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('cost_amount', sa.Numeric(), nullable=False),
    sa.CheckConstraint('"discount_rate" >= 0 AND "discount_rate" <= 1', name='ck_orders_items_discount_rate'),
    sa.CheckConstraint('"list_unit_price" <> \'NaN\'', name='ck_orders_items_list_unit_price'),
    sa.CheckConstraint('"quantity" <> \'NaN\'', name='ck_orders_items_quantity'),
    sa.CheckConstraint('"quantity_cancelled" <> \'NaN\'', name='ck_orders_items_quantity_cancelled'),
    sa.CheckConstraint('"quantity_invoiced" <> \'NaN\'', name='ck_orders_items_quantity_invoiced'),
    sa.CheckConstraint('"quantity_reserved" <> \'NaN\'', name='ck_orders_items_quantity_reserved'),
    sa.CheckConstraint('"quantity_returned" <> \'NaN\'', name='ck_orders_items_quantity_returned'),
    sa.CheckConstraint('"quantity_shipped" <> \'NaN\'', name='ck_orders_items_quantity_shipped'),
    sa.CheckConstraint('"stock_quantity" <> \'NaN\'', name='ck_orders_items_stock_quantity'),
    sa.CheckConstraint('"unit_price" >= 0', name='ck_orders_items_unit_price'),
    sa.CheckConstraint('scale("cost_amount") <= 4 AND "cost_amount" <> \'NaN\' AND abs("cost_amount") < 100000000000000', name='ck_orders_items_cost_amount'),
    sa.CheckConstraint('scale("net_amount") <= 4 AND "net_amount" <> \'NaN\' AND abs("net_amount") < 100000000000000', name='ck_orders_items_net_amount'),
    sa.CheckConstraint('scale("promotion_amount") <= 4 AND "promotion_amount" <> \'NaN\' AND abs("promotion_amount") < 100000000000000', name='ck_orders_items_promotion_amount'),
    sa.CheckConstraint('scale("tax_amount") <= 4 AND "tax_amount" <> \'NaN\' AND abs("tax_amount") < 100000000000000', name='ck_orders_items_tax_amount'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_orders_items'),
    schema='srm'
    )
    op.create_index('ix_orders_items_root_id', 'orders_items', ['tenant_id', 'root_id', 'ordinal'], unique=False, schema='srm')
    op.create_table('audit_logs',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('occurred_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('actor_type', sa.String(length=64), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=True),
    sa.Column('api_key_id', sa.String(length=36), nullable=True),
    sa.Column('impersonator_id', sa.String(length=36), nullable=True),
    sa.Column('action', sa.String(length=40), nullable=True),
    sa.Column('entity', sa.String(length=60), nullable=True),
    sa.Column('entity_id', sa.String(length=36), nullable=True),
    sa.Column('changes', sa.JSON(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=True),
    sa.Column('ip', sa.String(length=45), nullable=True),
    sa.Column('request_id', sa.String(length=64), nullable=True),
    sa.Column('user_agent', sa.String(length=300), nullable=True),
    sa.Column('data_subject_ids', sa.ARRAY(sa.String(length=36)), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"actor_type" IN (\'USER\', \'API_KEY\', \'SYSTEM\')', name='ck_audit_logs_actor_type'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_audit_logs'),
    schema='sys',
    comment="Who changed what in the tenant's records."
    )
    op.create_index('ix_audit_logs_actor_id', 'audit_logs', ['tenant_id', 'actor_id', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"actor_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_logs_entity_id', 'audit_logs', ['tenant_id', 'entity_id', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"entity_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_audit_logs_occurred_at', 'audit_logs', ['tenant_id', 'occurred_at', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"occurred_at" IS NOT NULL AND NOT is_deleted'))
    op.create_table('number_sequences',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('pattern', sa.String(length=64), nullable=False),
    sa.Column('mode', sa.String(length=64), nullable=False),
    sa.Column('reset', sa.String(length=64), nullable=False),
    sa.Column('per_branch', sa.Boolean(), nullable=False),
    sa.Column('chronological', sa.Boolean(), nullable=False),
    sa.Column('start', sa.BigInteger(), nullable=False),
    sa.Column('counters', sa.JSON(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"mode" IN (\'GAPLESS\', \'FAST\')', name='ck_number_sequences_mode'),
    sa.CheckConstraint('"reset" IN (\'NEVER\', \'YEARLY\', \'MONTHLY\')', name='ck_number_sequences_reset'),
    sa.CheckConstraint('"start" >= 1 AND "start" <= 9007199254740991', name='ck_number_sequences_start'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_number_sequences'),
    schema='sys',
    comment='How a kind of document is numbered.'
    )
    op.create_index('uq_number_sequences_code', 'number_sequences', ['tenant_id', 'code'], unique=True, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('number_sequences_counters',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(length=16), nullable=True),
    sa.Column('next_value', sa.BigInteger(), nullable=False),
    sa.Column('last_document_date', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_number_sequences_counters'),
    schema='sys'
    )
    op.create_index('ix_number_sequences_counters_root_id', 'number_sequences_counters', ['tenant_id', 'root_id', 'ordinal'], unique=False, schema='sys')
    op.create_table('permissions',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=120), nullable=True),
    sa.Column('domain', sa.String(length=8), nullable=True),
    sa.Column('resource', sa.String(length=64), nullable=True),
    sa.Column('action', sa.String(length=40), nullable=True),
    sa.Column('name', sa.String(length=100), nullable=True),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_permissions'),
    schema='sys',
    comment='One thing that can be allowed, named domain:path:action.'
    )
    op.create_index('ix_permissions_action', 'permissions', ['tenant_id', 'action', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"action" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_permissions_domain', 'permissions', ['tenant_id', 'domain', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"domain" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_permissions_resource', 'permissions', ['tenant_id', 'resource', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"resource" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_permissions_code', 'permissions', ['tenant_id', 'code'], unique=True, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('roles',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('description', sa.String(length=500), nullable=True),
    sa.Column('is_system', sa.Boolean(), nullable=False),
    sa.Column('user_count', sa.BigInteger(), nullable=False),
    sa.Column('permissions', sa.JSON(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_roles'),
    schema='sys',
    comment='A named set of permissions inside the tenant.'
    )
    op.create_index('ix_roles_name', 'roles', ['tenant_id', 'name', 'id'], unique=False, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_roles_code', 'roles', ['tenant_id', 'code'], unique=True, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('roles_permissions',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('root_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('permission_id', sa.Uuid(), nullable=False),
    sa.Column('record_scope', sa.String(length=64), nullable=False),
    sa.Column('hidden_fields', sa.ARRAY(sa.String(length=64)), server_default=sa.text("'{}'"), nullable=False),
    sa.CheckConstraint('"record_scope" IN (\'OWN\', \'TEAM\', \'BRANCH\', \'ALL\')', name='ck_roles_permissions_record_scope'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_roles_permissions'),
    schema='sys'
    )
    op.create_index('ix_roles_permissions_root_id', 'roles_permissions', ['tenant_id', 'root_id', 'ordinal'], unique=False, schema='sys')
    op.create_table('users',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('username', sa.String(length=50), nullable=True),
    sa.Column('full_name', sa.String(length=100), nullable=False),
    sa.Column('job_title', sa.String(length=100), nullable=True),
    sa.Column('phone', sa.String(length=16), nullable=True),
    sa.Column('role_ids', sa.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('locale', sa.String(length=16), nullable=False),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=True),
    sa.Column('membership_version', sa.BigInteger(), nullable=False),
    sa.Column('last_seen_at', sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"status" IN (\'INVITED\', \'ACTIVE\', \'DISABLED\')', name='ck_users_status'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_users'),
    schema='sys',
    comment="A member's profile and roles inside this tenant, under the id of the identity that signs in."
    )
    op.create_index('ix_users_full_name', 'users', ['tenant_id', 'full_name', 'id'], unique=False, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_users_last_seen_at', 'users', ['tenant_id', 'last_seen_at', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"last_seen_at" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_users_status', 'users', ['tenant_id', 'status', 'id'], unique=False, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_users_valid_until', 'users', ['tenant_id', 'valid_until', 'id'], unique=False, schema='sys', postgresql_where=sa.text('"valid_until" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_users_email', 'users', ['tenant_id', sa.literal_column('lower("email")')], unique=True, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_users_username', 'users', ['tenant_id', sa.literal_column('lower("username")')], unique=True, schema='sys', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('locations',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('warehouse_id', sa.Uuid(), nullable=False),
    sa.Column('zone_id', sa.Uuid(), nullable=True),
    sa.Column('code', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('barcode', sa.String(length=48), nullable=True),
    sa.Column('aisle', sa.String(length=8), nullable=True),
    sa.Column('rack', sa.String(length=8), nullable=True),
    sa.Column('level', sa.String(length=8), nullable=True),
    sa.Column('bin', sa.String(length=8), nullable=True),
    sa.Column('pick_sequence', sa.BigInteger(), nullable=False),
    sa.Column('mixing', sa.String(length=64), nullable=False),
    sa.Column('capacity_quantity', sa.Numeric(precision=18, scale=4), nullable=True),
    sa.Column('capacity_weight_kg', sa.Numeric(precision=12, scale=4), nullable=True),
    sa.Column('capacity_volume_cm3', sa.Numeric(precision=16, scale=2), nullable=True),
    sa.Column('is_reservable', sa.Boolean(), nullable=False),
    sa.Column('is_system', sa.Boolean(), nullable=False),
    sa.Column('used_weight_kg', sa.Numeric(precision=12, scale=4), nullable=True),
    sa.Column('used_volume_cm3', sa.Numeric(precision=16, scale=2), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"capacity_quantity" >= 0', name='ck_locations_capacity_quantity'),
    sa.CheckConstraint('"capacity_volume_cm3" >= 0', name='ck_locations_capacity_volume_cm3'),
    sa.CheckConstraint('"capacity_weight_kg" >= 0', name='ck_locations_capacity_weight_kg'),
    sa.CheckConstraint('"kind" IN (\'STORAGE\', \'PICK_FACE\', \'INPUT\', \'QUALITY\', \'OUTPUT\', \'TRANSIT\', \'QUARANTINE\')', name='ck_locations_kind'),
    sa.CheckConstraint('"mixing" IN (\'ANY\', \'ONE_VARIANT\', \'ONE_LOT\')', name='ck_locations_mixing'),
    sa.CheckConstraint('"status" IN (\'ACTIVE\', \'BLOCKED\', \'ARCHIVED\')', name='ck_locations_status'),
    sa.CheckConstraint('"used_volume_cm3" >= 0', name='ck_locations_used_volume_cm3'),
    sa.CheckConstraint('"used_weight_kg" >= 0', name='ck_locations_used_weight_kg'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_locations'),
    schema='wms',
    comment='A place that stock can lie in.'
    )
    op.create_index('ix_locations_aisle', 'locations', ['tenant_id', 'aisle', 'id'], unique=False, schema='wms', postgresql_where=sa.text('"aisle" IS NOT NULL AND NOT is_deleted'))
    op.create_index('ix_locations_code', 'locations', ['tenant_id', 'code', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_locations_pick_sequence', 'locations', ['tenant_id', 'pick_sequence', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_locations_status', 'locations', ['tenant_id', 'status', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_locations_warehouse_id', 'locations', ['tenant_id', 'warehouse_id', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_locations_zone_id', 'locations', ['tenant_id', 'zone_id', 'id'], unique=False, schema='wms', postgresql_where=sa.text('"zone_id" IS NOT NULL AND NOT is_deleted'))
    op.create_index('uq_locations_barcode', 'locations', ['tenant_id', 'barcode'], unique=True, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_locations_warehouse_id_code', 'locations', ['tenant_id', 'warehouse_id', 'code'], unique=True, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('warehouses',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('country', sa.String(length=64), nullable=False),
    sa.Column('postal_code', sa.String(length=16), nullable=True),
    sa.Column('address_line1', sa.String(length=200), nullable=True),
    sa.Column('address_line2', sa.String(length=200), nullable=True),
    sa.Column('phone', sa.String(length=16), nullable=True),
    sa.Column('timezone', sa.String(length=64), nullable=False),
    sa.Column('receiving_steps', sa.String(length=64), nullable=False),
    sa.Column('shipping_steps', sa.String(length=64), nullable=False),
    sa.Column('pick_strategy', sa.String(length=64), nullable=False),
    sa.Column('cutoff_time', sa.Time(), nullable=True),
    sa.Column('input_location_id', sa.Uuid(), nullable=True),
    sa.Column('quality_location_id', sa.Uuid(), nullable=True),
    sa.Column('output_location_id', sa.Uuid(), nullable=True),
    sa.Column('transit_location_id', sa.Uuid(), nullable=True),
    sa.Column('quarantine_location_id', sa.Uuid(), nullable=True),
    sa.Column('status', sa.String(length=64), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"pick_strategy" IN (\'FEFO\', \'FIFO\', \'NEAREST\')', name='ck_warehouses_pick_strategy'),
    sa.CheckConstraint('"receiving_steps" IN (\'ONE\', \'TWO\', \'THREE\')', name='ck_warehouses_receiving_steps'),
    sa.CheckConstraint('"shipping_steps" IN (\'ONE\', \'TWO\', \'THREE\')', name='ck_warehouses_shipping_steps'),
    sa.CheckConstraint('"status" IN (\'ACTIVE\', \'CLOSED\')', name='ck_warehouses_status'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_warehouses'),
    schema='wms',
    comment='A site that holds stock.'
    )
    op.create_index('ix_warehouses_name', 'warehouses', ['tenant_id', 'name', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_warehouses_status', 'warehouses', ['tenant_id', 'status', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_warehouses_code', 'warehouses', ['tenant_id', 'code'], unique=True, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_table('zones',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('warehouse_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('storage_class', sa.String(length=64), nullable=False),
    sa.Column('pick_priority', sa.BigInteger(), nullable=False),
    sa.Column('custom', postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('created_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('updated_at', sa.TIMESTAMP(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('updated_by', sa.Uuid(), nullable=True),
    sa.Column('is_deleted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint('"storage_class" IN (\'AMBIENT\', \'CHILLED\', \'FROZEN\', \'HAZARDOUS\')', name='ck_zones_storage_class'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name='pk_zones'),
    schema='wms',
    comment='A part of a warehouse with one kind of storage.'
    )
    op.create_index('ix_zones_code', 'zones', ['tenant_id', 'code', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_zones_name', 'zones', ['tenant_id', 'name', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_zones_pick_priority', 'zones', ['tenant_id', 'pick_priority', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('ix_zones_warehouse_id', 'zones', ['tenant_id', 'warehouse_id', 'id'], unique=False, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.create_index('uq_zones_warehouse_id_code', 'zones', ['tenant_id', 'warehouse_id', 'code'], unique=True, schema='wms', postgresql_where=sa.text('NOT is_deleted'))
    op.execute('ALTER TABLE core."access_versions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."access_versions" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON core."access_versions" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON core."access_versions" TO cxg_app')
    op.execute('ALTER TABLE core."outbox" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."outbox" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON core."outbox" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."outbox" TO cxg_app')
    op.execute('ALTER TABLE core."receipts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE core."receipts" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON core."receipts" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON core."receipts" TO cxg_app')
    op.execute('ALTER TABLE crm."partners" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE crm."partners" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON crm."partners" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON crm."partners" TO cxg_app')
    op.execute('ALTER TABLE crm."partners_addresses" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE crm."partners_addresses" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON crm."partners_addresses" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON crm."partners_addresses" TO cxg_app')
    op.execute('ALTER TABLE crm."partners_bank_accounts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE crm."partners_bank_accounts" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON crm."partners_bank_accounts" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON crm."partners_bank_accounts" TO cxg_app')
    op.execute('ALTER TABLE ivm."balances" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ivm."balances" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON ivm."balances" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON ivm."balances" TO cxg_app')
    op.execute('ALTER TABLE ivm."movements" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ivm."movements" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON ivm."movements" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT ON ivm."movements" TO cxg_app')
    op.execute('ALTER TABLE ivm."reservations" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ivm."reservations" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON ivm."reservations" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON ivm."reservations" TO cxg_app')
    op.execute('ALTER TABLE ivm."reservations_allocations" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE ivm."reservations_allocations" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON ivm."reservations_allocations" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON ivm."reservations_allocations" TO cxg_app')
    op.execute('ALTER TABLE pim."categories" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE pim."categories" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON pim."categories" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON pim."categories" TO cxg_app')
    op.execute('ALTER TABLE pim."products" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE pim."products" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON pim."products" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON pim."products" TO cxg_app')
    op.execute('ALTER TABLE pim."products_relations" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE pim."products_relations" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON pim."products_relations" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON pim."products_relations" TO cxg_app')
    op.execute('ALTER TABLE pim."units_of_measure" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE pim."units_of_measure" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON pim."units_of_measure" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON pim."units_of_measure" TO cxg_app')
    op.execute('ALTER TABLE pim."variants" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE pim."variants" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON pim."variants" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON pim."variants" TO cxg_app')
    op.execute('ALTER TABLE srm."orders" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE srm."orders" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON srm."orders" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON srm."orders" TO cxg_app')
    op.execute('ALTER TABLE srm."orders_items" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE srm."orders_items" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON srm."orders_items" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON srm."orders_items" TO cxg_app')
    op.execute('ALTER TABLE sys."audit_logs" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE sys."audit_logs" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON sys."audit_logs" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT ON sys."audit_logs" TO cxg_app')
    op.execute('ALTER TABLE sys."number_sequences" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE sys."number_sequences" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON sys."number_sequences" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON sys."number_sequences" TO cxg_app')
    op.execute('ALTER TABLE sys."number_sequences_counters" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE sys."number_sequences_counters" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON sys."number_sequences_counters" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON sys."number_sequences_counters" TO cxg_app')
    op.execute('ALTER TABLE sys."permissions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE sys."permissions" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON sys."permissions" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON sys."permissions" TO cxg_app')
    op.execute('ALTER TABLE sys."roles" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE sys."roles" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON sys."roles" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON sys."roles" TO cxg_app')
    op.execute('ALTER TABLE sys."roles_permissions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE sys."roles_permissions" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON sys."roles_permissions" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE, DELETE ON sys."roles_permissions" TO cxg_app')
    op.execute('ALTER TABLE sys."users" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE sys."users" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON sys."users" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON sys."users" TO cxg_app')
    op.execute('ALTER TABLE wms."locations" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE wms."locations" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON wms."locations" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON wms."locations" TO cxg_app')
    op.execute('ALTER TABLE wms."warehouses" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE wms."warehouses" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON wms."warehouses" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON wms."warehouses" TO cxg_app')
    op.execute('ALTER TABLE wms."zones" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE wms."zones" FORCE ROW LEVEL SECURITY')
    op.execute("""CREATE POLICY tenant ON wms."zones" TO cxg_app USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid))""")
    op.execute('GRANT SELECT, INSERT, UPDATE ON wms."zones" TO cxg_app')
    op.execute('ALTER TABLE crm.partners ADD CONSTRAINT fk_partners_merged_into_id FOREIGN KEY (tenant_id, merged_into_id) REFERENCES crm.partners(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE crm.partners ADD CONSTRAINT fk_partners_owner_id FOREIGN KEY (tenant_id, owner_id) REFERENCES sys.users(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE crm.partners ADD CONSTRAINT fk_partners_parent_id FOREIGN KEY (tenant_id, parent_id) REFERENCES crm.partners(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE crm.partners_addresses ADD CONSTRAINT fk_partners_addresses_root_id FOREIGN KEY (tenant_id, root_id) REFERENCES crm.partners(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE crm.partners_bank_accounts ADD CONSTRAINT fk_partners_bank_accounts_root_id FOREIGN KEY (tenant_id, root_id) REFERENCES crm.partners(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.balances ADD CONSTRAINT fk_balances_location_id FOREIGN KEY (tenant_id, location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.balances ADD CONSTRAINT fk_balances_variant_id FOREIGN KEY (tenant_id, variant_id) REFERENCES pim.variants(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.balances ADD CONSTRAINT fk_balances_warehouse_id FOREIGN KEY (tenant_id, warehouse_id) REFERENCES wms.warehouses(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.movements ADD CONSTRAINT fk_movements_location_id FOREIGN KEY (tenant_id, location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.movements ADD CONSTRAINT fk_movements_pair_id FOREIGN KEY (tenant_id, pair_id) REFERENCES ivm.movements(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.movements ADD CONSTRAINT fk_movements_reversal_of_id FOREIGN KEY (tenant_id, reversal_of_id) REFERENCES ivm.movements(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.movements ADD CONSTRAINT fk_movements_variant_id FOREIGN KEY (tenant_id, variant_id) REFERENCES pim.variants(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.movements ADD CONSTRAINT fk_movements_warehouse_id FOREIGN KEY (tenant_id, warehouse_id) REFERENCES wms.warehouses(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.reservations ADD CONSTRAINT fk_reservations_variant_id FOREIGN KEY (tenant_id, variant_id) REFERENCES pim.variants(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.reservations ADD CONSTRAINT fk_reservations_warehouse_id FOREIGN KEY (tenant_id, warehouse_id) REFERENCES wms.warehouses(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.reservations_allocations ADD CONSTRAINT fk_reservations_allocations_location_id FOREIGN KEY (tenant_id, location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE ivm.reservations_allocations ADD CONSTRAINT fk_reservations_allocations_root_id FOREIGN KEY (tenant_id, root_id) REFERENCES ivm.reservations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.categories ADD CONSTRAINT fk_categories_parent_id FOREIGN KEY (tenant_id, parent_id) REFERENCES pim.categories(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.products ADD CONSTRAINT fk_products_category_id FOREIGN KEY (tenant_id, category_id) REFERENCES pim.categories(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.products ADD CONSTRAINT fk_products_purchase_unit_id FOREIGN KEY (tenant_id, purchase_unit_id) REFERENCES pim.units_of_measure(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.products ADD CONSTRAINT fk_products_sales_unit_id FOREIGN KEY (tenant_id, sales_unit_id) REFERENCES pim.units_of_measure(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.products ADD CONSTRAINT fk_products_stock_unit_id FOREIGN KEY (tenant_id, stock_unit_id) REFERENCES pim.units_of_measure(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.products_relations ADD CONSTRAINT fk_products_relations_product_id FOREIGN KEY (tenant_id, product_id) REFERENCES pim.products(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.products_relations ADD CONSTRAINT fk_products_relations_root_id FOREIGN KEY (tenant_id, root_id) REFERENCES pim.products(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE pim.variants ADD CONSTRAINT fk_variants_product_id FOREIGN KEY (tenant_id, product_id) REFERENCES pim.products(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE srm.orders ADD CONSTRAINT fk_orders_owner_id FOREIGN KEY (tenant_id, owner_id) REFERENCES sys.users(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE srm.orders ADD CONSTRAINT fk_orders_partner_id FOREIGN KEY (tenant_id, partner_id) REFERENCES crm.partners(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE srm.orders ADD CONSTRAINT fk_orders_warehouse_id FOREIGN KEY (tenant_id, warehouse_id) REFERENCES wms.warehouses(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE srm.orders_items ADD CONSTRAINT fk_orders_items_root_id FOREIGN KEY (tenant_id, root_id) REFERENCES srm.orders(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE srm.orders_items ADD CONSTRAINT fk_orders_items_unit_id FOREIGN KEY (tenant_id, unit_id) REFERENCES pim.units_of_measure(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE srm.orders_items ADD CONSTRAINT fk_orders_items_variant_id FOREIGN KEY (tenant_id, variant_id) REFERENCES pim.variants(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE sys.number_sequences_counters ADD CONSTRAINT fk_number_sequences_counters_root_id FOREIGN KEY (tenant_id, root_id) REFERENCES sys.number_sequences(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE sys.roles_permissions ADD CONSTRAINT fk_roles_permissions_permission_id FOREIGN KEY (tenant_id, permission_id) REFERENCES sys.permissions(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE sys.roles_permissions ADD CONSTRAINT fk_roles_permissions_root_id FOREIGN KEY (tenant_id, root_id) REFERENCES sys.roles(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.locations ADD CONSTRAINT fk_locations_warehouse_id FOREIGN KEY (tenant_id, warehouse_id) REFERENCES wms.warehouses(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.locations ADD CONSTRAINT fk_locations_zone_id FOREIGN KEY (tenant_id, zone_id) REFERENCES wms.zones(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.warehouses ADD CONSTRAINT fk_warehouses_input_location_id FOREIGN KEY (tenant_id, input_location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.warehouses ADD CONSTRAINT fk_warehouses_output_location_id FOREIGN KEY (tenant_id, output_location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.warehouses ADD CONSTRAINT fk_warehouses_quality_location_id FOREIGN KEY (tenant_id, quality_location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.warehouses ADD CONSTRAINT fk_warehouses_quarantine_location_id FOREIGN KEY (tenant_id, quarantine_location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.warehouses ADD CONSTRAINT fk_warehouses_transit_location_id FOREIGN KEY (tenant_id, transit_location_id) REFERENCES wms.locations(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')
    op.execute('ALTER TABLE wms.zones ADD CONSTRAINT fk_zones_warehouse_id FOREIGN KEY (tenant_id, warehouse_id) REFERENCES wms.warehouses(tenant_id, id) DEFERRABLE INITIALLY DEFERRED')


def downgrade() -> None:
    op.execute('ALTER TABLE wms.zones DROP CONSTRAINT fk_zones_warehouse_id')
    op.execute('ALTER TABLE wms.warehouses DROP CONSTRAINT fk_warehouses_transit_location_id')
    op.execute('ALTER TABLE wms.warehouses DROP CONSTRAINT fk_warehouses_quarantine_location_id')
    op.execute('ALTER TABLE wms.warehouses DROP CONSTRAINT fk_warehouses_quality_location_id')
    op.execute('ALTER TABLE wms.warehouses DROP CONSTRAINT fk_warehouses_output_location_id')
    op.execute('ALTER TABLE wms.warehouses DROP CONSTRAINT fk_warehouses_input_location_id')
    op.execute('ALTER TABLE wms.locations DROP CONSTRAINT fk_locations_zone_id')
    op.execute('ALTER TABLE wms.locations DROP CONSTRAINT fk_locations_warehouse_id')
    op.execute('ALTER TABLE sys.roles_permissions DROP CONSTRAINT fk_roles_permissions_root_id')
    op.execute('ALTER TABLE sys.roles_permissions DROP CONSTRAINT fk_roles_permissions_permission_id')
    op.execute('ALTER TABLE sys.number_sequences_counters DROP CONSTRAINT fk_number_sequences_counters_root_id')
    op.execute('ALTER TABLE srm.orders_items DROP CONSTRAINT fk_orders_items_variant_id')
    op.execute('ALTER TABLE srm.orders_items DROP CONSTRAINT fk_orders_items_unit_id')
    op.execute('ALTER TABLE srm.orders_items DROP CONSTRAINT fk_orders_items_root_id')
    op.execute('ALTER TABLE srm.orders DROP CONSTRAINT fk_orders_warehouse_id')
    op.execute('ALTER TABLE srm.orders DROP CONSTRAINT fk_orders_partner_id')
    op.execute('ALTER TABLE srm.orders DROP CONSTRAINT fk_orders_owner_id')
    op.execute('ALTER TABLE pim.variants DROP CONSTRAINT fk_variants_product_id')
    op.execute('ALTER TABLE pim.products_relations DROP CONSTRAINT fk_products_relations_root_id')
    op.execute('ALTER TABLE pim.products_relations DROP CONSTRAINT fk_products_relations_product_id')
    op.execute('ALTER TABLE pim.products DROP CONSTRAINT fk_products_stock_unit_id')
    op.execute('ALTER TABLE pim.products DROP CONSTRAINT fk_products_sales_unit_id')
    op.execute('ALTER TABLE pim.products DROP CONSTRAINT fk_products_purchase_unit_id')
    op.execute('ALTER TABLE pim.products DROP CONSTRAINT fk_products_category_id')
    op.execute('ALTER TABLE pim.categories DROP CONSTRAINT fk_categories_parent_id')
    op.execute('ALTER TABLE ivm.reservations_allocations DROP CONSTRAINT fk_reservations_allocations_root_id')
    op.execute('ALTER TABLE ivm.reservations_allocations DROP CONSTRAINT fk_reservations_allocations_location_id')
    op.execute('ALTER TABLE ivm.reservations DROP CONSTRAINT fk_reservations_warehouse_id')
    op.execute('ALTER TABLE ivm.reservations DROP CONSTRAINT fk_reservations_variant_id')
    op.execute('ALTER TABLE ivm.movements DROP CONSTRAINT fk_movements_warehouse_id')
    op.execute('ALTER TABLE ivm.movements DROP CONSTRAINT fk_movements_variant_id')
    op.execute('ALTER TABLE ivm.movements DROP CONSTRAINT fk_movements_reversal_of_id')
    op.execute('ALTER TABLE ivm.movements DROP CONSTRAINT fk_movements_pair_id')
    op.execute('ALTER TABLE ivm.movements DROP CONSTRAINT fk_movements_location_id')
    op.execute('ALTER TABLE ivm.balances DROP CONSTRAINT fk_balances_warehouse_id')
    op.execute('ALTER TABLE ivm.balances DROP CONSTRAINT fk_balances_variant_id')
    op.execute('ALTER TABLE ivm.balances DROP CONSTRAINT fk_balances_location_id')
    op.execute('ALTER TABLE crm.partners_bank_accounts DROP CONSTRAINT fk_partners_bank_accounts_root_id')
    op.execute('ALTER TABLE crm.partners_addresses DROP CONSTRAINT fk_partners_addresses_root_id')
    op.execute('ALTER TABLE crm.partners DROP CONSTRAINT fk_partners_parent_id')
    op.execute('ALTER TABLE crm.partners DROP CONSTRAINT fk_partners_owner_id')
    op.execute('ALTER TABLE crm.partners DROP CONSTRAINT fk_partners_merged_into_id')
    op.drop_table('zones', schema='wms')
    op.drop_table('warehouses', schema='wms')
    op.drop_table('locations', schema='wms')
    op.drop_table('users', schema='sys')
    op.drop_table('roles_permissions', schema='sys')
    op.drop_table('roles', schema='sys')
    op.drop_table('permissions', schema='sys')
    op.drop_table('number_sequences_counters', schema='sys')
    op.drop_table('number_sequences', schema='sys')
    op.drop_table('audit_logs', schema='sys')
    op.drop_table('orders_items', schema='srm')
    op.drop_table('orders', schema='srm')
    op.drop_table('variants', schema='pim')
    op.drop_table('units_of_measure', schema='pim')
    op.drop_table('products_relations', schema='pim')
    op.drop_table('products', schema='pim')
    op.drop_table('categories', schema='pim')
    op.drop_table('reservations_allocations', schema='ivm')
    op.drop_table('reservations', schema='ivm')
    op.drop_table('movements', schema='ivm')
    op.drop_table('balances', schema='ivm')
    op.drop_table('partners_bank_accounts', schema='crm')
    op.drop_table('partners_addresses', schema='crm')
    op.drop_table('partners', schema='crm')
    op.drop_table('receipts', schema='core')
    op.drop_table('outbox', schema='core')
    op.drop_table('access_versions', schema='core')
    op.execute('REVOKE ALL ON SCHEMA wms FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA sys FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA srm FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA pim FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA ivm FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA crm FROM cxg_app')
    op.execute('REVOKE ALL ON SCHEMA core FROM cxg_app')
    op.execute('DROP SCHEMA wms')
    op.execute('DROP SCHEMA sys')
    op.execute('DROP SCHEMA srm')
    op.execute('DROP SCHEMA pim')
    op.execute('DROP SCHEMA ivm')
    op.execute('DROP SCHEMA crm')
