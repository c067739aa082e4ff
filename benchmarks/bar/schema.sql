-- Database "perf": run as superuser (see README). app_user is the role every server logs in as: no BYPASSRLS, not the owner.
CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS btree_gin;
DO $$ BEGIN CREATE ROLE app_user LOGIN PASSWORD 'app_user'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE SCHEMA crm; CREATE SCHEMA audt;
GRANT USAGE ON SCHEMA crm, audt TO app_user;
CREATE TABLE crm.partners (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  name_en text,
  partner_type text NOT NULL DEFAULT 'CUSTOMER' CHECK (partner_type IN ('CUSTOMER','SUPPLIER','BOTH')),
  status text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE','INACTIVE','BLOCKED')),
  tax_number text, email text, phone text, website text, address text, city text,
  country text NOT NULL DEFAULT 'KR', currency text NOT NULL DEFAULT 'KRW',
  credit_limit numeric(15,2) NOT NULL DEFAULT 0,
  payment_terms int NOT NULL DEFAULT 30,
  notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid, updated_by uuid,
  is_deleted boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1);
CREATE TABLE audt.audit_logs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid NOT NULL, actor_id uuid, action text NOT NULL,
  entity_type text NOT NULL, entity_id uuid NOT NULL,
  before jsonb, after jsonb, created_at timestamptz NOT NULL DEFAULT now());
-- tenants 1..100 x 1,000 rows; status ~90/8/2 %
INSERT INTO crm.partners (tenant_id, code, name, name_en, partner_type, status, tax_number, email, phone, website, address, city,
  credit_limit, payment_terms, notes, created_at, updated_at, created_by, updated_by, is_deleted)
SELECT ('00000000-0000-4000-8000-' || lpad(t::text, 12, '0'))::uuid, 'P' || lpad(i::text, 8, '0'),
  '주식회사 ' || substr(md5(i::text || t), 1, 8) || ' trading', 'Company ' || substr(md5(i::text || t), 1, 8) || ' Co., Ltd.',
  (ARRAY['CUSTOMER','SUPPLIER','BOTH'])[1 + i % 3], CASE WHEN i % 50 = 0 THEN 'BLOCKED' WHEN i % 12 = 0 THEN 'INACTIVE' ELSE 'ACTIVE' END,
  lpad((i::bigint * 7919 % 10000000000)::text, 10, '0'), 'c' || substr(md5(i::text), 1, 10) || '@example.com', '010-' || lpad((i % 10000)::text, 4, '0') || '-1234',
  'https://www.example.com/' || i, i || ' Teheran-ro, Gangnam-gu', 'Seoul', (i % 100000) * 10.5, 30,
  CASE WHEN i % 4 = 0 THEN 'note ' || repeat(md5(i::text), 2) END,
  now() - interval '400 days' + i * interval '30 seconds', now() - interval '1 day',
  '00000000-0000-4000-9000-000000000001', NULL, i % 100 = 7
FROM (SELECT t, i FROM generate_series(1, 100) t, generate_series(1, 1000) i
      ) g
ORDER BY md5(i::text);  -- heap order unlike any index order, as after years of mixed inserts
CREATE UNIQUE INDEX ux_partners_code ON crm.partners (tenant_id, code) WHERE NOT is_deleted;
CREATE INDEX ix_partners_list ON crm.partners (tenant_id, created_at DESC, id DESC) WHERE NOT is_deleted;
CREATE INDEX ix_audit ON audt.audit_logs (tenant_id, entity_type, entity_id, created_at);
CREATE INDEX ix_partners_count ON crm.partners (tenant_id) WHERE NOT is_deleted;  -- small (deduplicated): exact counts
ALTER TABLE crm.partners ENABLE ROW LEVEL SECURITY; ALTER TABLE audt.audit_logs ENABLE ROW LEVEL SECURITY;
ALTER TABLE crm.partners FORCE ROW LEVEL SECURITY; ALTER TABLE audt.audit_logs FORCE ROW LEVEL SECURITY;
-- (SELECT ...) makes an InitPlan: evaluated once, and the planner cannot fold the not-yet-set setting to NULL and expect 0 rows
CREATE POLICY tenant ON crm.partners USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid));
CREATE POLICY tenant ON audt.audit_logs USING (tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON crm.partners TO app_user; GRANT SELECT, INSERT ON audt.audit_logs TO app_user;
