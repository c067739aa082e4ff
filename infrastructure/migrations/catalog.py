"""What a database has beside tables and columns, read from PostgreSQL's catalogue, with the SQL to make and drop it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection


class Key(NamedTuple):
    """What names an object, within its table or schema."""

    kind: str
    owner: str
    name: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of a database."""

    key: Key
    create: tuple[str, ...]
    drop: tuple[str, ...]
    built_on: str = ""


OURS = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND n.nspname <> 'public'"
RELATIONS = f"""
    WITH t AS (
        SELECT c.oid, c.relacl, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, n.nspname, c.relname,
            format('%I.%I', n.nspname, c.relname) AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND {OURS} AND c.relname <> 'alembic_version'
    )
"""
RIGHTS = """
    LATERAL (
        SELECT grantee::regrole::text AS role, string_agg(privilege_type, ', ' ORDER BY privilege_type) AS rights
        FROM aclexplode({acl}) WHERE grantee NOT IN (0, {owner}) GROUP BY grantee
    ) g
"""
CONSTRAINT = """
    SELECT t.name, k.conname::text,
        ARRAY[format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.name, k.conname, pg_get_constraintdef(k.oid))],
        ARRAY[format('ALTER TABLE %s DROP CONSTRAINT %I', t.name, k.conname)]
    FROM t JOIN pg_constraint k ON k.conrelid = t.oid
"""

# In the order in which they are made. Each answers: owner, name, statements that create, statements that drop, and of
# a generated column the types it is built on, which PostgreSQL changes for none that has such a column.
QUERIES = {
    "schema": f"""
        SELECT format('%I', n.nspname), '', ARRAY[format('CREATE SCHEMA %I', n.nspname)],
            ARRAY[format('DROP SCHEMA %I', n.nspname)]
        FROM pg_namespace n WHERE {OURS}
    """,
    "schema grant": f"""
        SELECT format('%I', n.nspname), g.role,
            ARRAY[format('GRANT %s ON SCHEMA %I TO %s', g.rights, n.nspname, g.role)],
            ARRAY[format('REVOKE ALL ON SCHEMA %I FROM %s', n.nspname, g.role)]
        FROM pg_namespace n, {RIGHTS.format(acl="n.nspacl", owner="n.nspowner")} WHERE {OURS}
    """,
    "plain function": """
        SELECT n.nspname::text, f.signature,
            ARRAY[pg_get_functiondef(p.oid), format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.name)]
            || ARRAY(
                SELECT format('GRANT EXECUTE ON FUNCTION %s TO %s', f.name, grantee::regrole)
                FROM aclexplode(p.proacl) WHERE grantee NOT IN (0, p.proowner) ORDER BY grantee::regrole::text
            ) || CASE WHEN p.proowner = n.nspowner THEN '{}'
                ELSE ARRAY[format('ALTER FUNCTION %s OWNER TO %s', f.name, p.proowner::regrole)] END,
            ARRAY[format('DROP FUNCTION %s', f.name)]
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, LATERAL (
            SELECT format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) AS signature,
                format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)) AS name
        ) f WHERE p.prorettype <> 'trigger'::regtype AND OURS
    """.replace("OURS", OURS),
    "value type": f"""
        SELECT n.nspname::text, v.typname::text,
            ARRAY[format('CREATE DOMAIN %s AS %s', v.oid::regtype, format_type(v.typbasetype, v.typtypmod))],
            ARRAY[format('DROP DOMAIN %s', v.oid::regtype)]
        FROM pg_type v JOIN pg_namespace n ON n.oid = v.typnamespace WHERE v.typtype = 'd' AND {OURS}
    """,
    "value type check": f"""
        SELECT v.oid::regtype::text, k.conname::text,
            ARRAY[format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', v.oid::regtype, k.conname, pg_get_constraintdef(k.oid))],
            ARRAY[format('ALTER DOMAIN %s DROP CONSTRAINT %I', v.oid::regtype, k.conname)]
        FROM pg_type v JOIN pg_namespace n ON n.oid = v.typnamespace JOIN pg_constraint k ON k.contypid = v.oid
        WHERE k.contype = 'c' AND {OURS}
    """,
    "generated column": r"""
        SELECT t.name, a.attname::text,
            ARRAY[format('ALTER TABLE %s ADD COLUMN %I %s GENERATED ALWAYS AS (%s) STORED', t.name, a.attname,
                format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid))],
            ARRAY[format('ALTER TABLE %s DROP COLUMN %I', t.name, a.attname)],
            (
                SELECT string_agg(format_type(b.atttypid, b.atttypmod), ',' ORDER BY b.attname) FROM pg_attribute b
                WHERE b.attrelid = t.oid AND pg_get_expr(d.adbin, d.adrelid) ~ ('\m' || b.attname || '\M')
            )
        FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attgenerated <> ''
        JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    """,
    "constraint": CONSTRAINT + "WHERE k.contype IN ('c', 'u', 'x')",
    "index": """
        SELECT t.name, x.relname::text, ARRAY[pg_get_indexdef(i.indexrelid)],
            ARRAY[format('DROP INDEX %I.%I', t.nspname, x.relname)]
        FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class x ON x.oid = i.indexrelid
        WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u', 'x'))
    """,
    "foreign key": CONSTRAINT + "WHERE k.contype = 'f'",
    "storage": """
        SELECT t.name, o.option_name, ARRAY[format('ALTER TABLE %s SET (%s = %s)', t.name, o.option_name, o.option_value)],
            ARRAY[format('ALTER TABLE %s RESET (%s)', t.name, o.option_name)]
        FROM t, pg_options_to_table(t.reloptions) o
    """,
    "row security": """
        SELECT t.name, '',
            ARRAY[format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t.name)] || CASE WHEN t.relforcerowsecurity
                THEN ARRAY[format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t.name)] ELSE '{}' END,
            ARRAY[format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', t.name),
                format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', t.name)]
        FROM t WHERE t.relrowsecurity
    """,
    "policy": """
        SELECT t.name, p.policyname::text,
            ARRAY[format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.policyname, t.name, p.permissive, p.cmd,
                array_to_string(p.roles, ', ')) || coalesce(format(' USING (%s)', p.qual), '')
                || coalesce(format(' WITH CHECK (%s)', p.with_check), '')],
            ARRAY[format('DROP POLICY %I ON %s', p.policyname, t.name)]
        FROM t JOIN pg_policies p ON p.schemaname = t.nspname AND p.tablename = t.relname
    """,
    "grant": f"""
        SELECT t.name, g.role, ARRAY[format('GRANT %s ON %s TO %s', g.rights, t.name, g.role)],
            ARRAY[format('REVOKE ALL ON %s FROM %s', t.name, g.role)]
        FROM t, {RIGHTS.format(acl="t.relacl", owner="t.relowner")}
    """,
    # with the triggers that call it, which go and come with it
    "trigger function": f"""
        SELECT format('%I', n.nspname), format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)),
            ARRAY[regexp_replace(pg_get_functiondef(p.oid), '\n *', ' ', 'g')]
                || ARRAY(SELECT pg_get_triggerdef(g.oid) FROM pg_trigger g WHERE g.tgfoid = p.oid ORDER BY g.tgname),
            ARRAY[format('DROP FUNCTION %I.%I(%s) CASCADE', n.nspname, p.proname,
                pg_get_function_identity_arguments(p.oid))]
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prorettype = 'trigger'::regtype AND {OURS}
    """,
}


def read(connection: Connection) -> dict[Key, Thing]:
    """Everything of these kinds that a database has."""
    things = {}
    for kind, query in QUERIES.items():
        for owner, name, create, drop, *built_on in connection.exec_driver_sql(RELATIONS + query):
            things[Key(kind, owner, name)] = Thing(Key(kind, owner, name), tuple(create), tuple(drop), *built_on)
    return things


def in_order(things: Iterable[Thing]) -> list[Thing]:
    """Sorted as they are to be made; they are dropped in the reverse."""
    kinds = list(QUERIES)
    return sorted(things, key=lambda thing: (kinds.index(thing.key.kind), thing.key))
