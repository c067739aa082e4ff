"""Text search: the index that serves it, and the functions that ask the index past row-level security.

A search finds a term anywhere in the search fields of a record, regardless of case. The fields are joined to one text.
The index holds every three neighbouring characters of that text, as the lexemes of a tsvector, each behind the end of
the tenant's id, so that another tenant's records cost next to nothing. A shorter term, such as two Korean syllables, is
the beginning of a lexeme. What the index finds are candidates: the statement that asked reads them under the caller's
own rights and looks for the term in the fields that are open to the caller.

Under row-level security PostgreSQL lets an index answer leakproof operators only, and none that looks into texts is
one. So a function of each module asks the index with the rights of a role that nobody can log in as. It takes the
tenant from the setting alone, and answers nothing but ids of that tenant's records.

Why so, and what has no such index: docs/adr/0009-search-by-three-characters.md.
"""

from collections.abc import Iterable, Iterator

from domain.kernel import types as kinds
from domain.kernel.domains import Scope
from domain.kernel.entity import Module, modules

SCHEMA = "search"
SEARCHER = "cxg_search"
"""The role that the functions run as: it reads the tables that are searched, and cannot log in."""
INDEX = "search"
"""What the names of the indexes begin with."""
NEAR = 1_000
"""The first records of a list that are looked into before the index is asked."""
CANDIDATES = 2_000
"""The most ids that the index is asked for; a term that more records have is soon found on the way through the list."""
PENDING_KB = 1_024
"""New entries that wait to be sorted into an index: each create only appends to them, but each search reads them all."""

_TENANT = "right(tenant::text, 4)"
_LEXEMES = f"""CREATE FUNCTION {SCHEMA}.lexemes(tenant uuid, texts text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    low constant text := lower(texts);
    key constant text := chr(1) || {_TENANT} || '\\&';
BEGIN
    -- those that begin at the 1st, 4th, 7th ... character, at the 2nd, 5th ..., at the 3rd ...: faster than one by one
    RETURN array_to_tsvector(string_to_array(substr(
        regexp_replace(low, '..?.?', key, 'g') || regexp_replace(substr(low, 2), '..?.?', key, 'g')
        || regexp_replace(substr(low, 3), '..?.?', key, 'g'), 2), chr(1)));
END $$"""
_ASKED = f"""CREATE FUNCTION {SCHEMA}.asked(tenant uuid, term text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    low constant text := lower(term);
    beginning constant text := CASE WHEN length(low) < 3 THEN ':*' ELSE '' END;
BEGIN
    RETURN (
        SELECT string_agg('''' || replace(replace(key, '\\', '\\\\'), '''', '''''') || '''' || beginning, ' & ')
        FROM (SELECT {_TENANT} || substr(low, place, 3) FROM generate_series(1, greatest(length(low) - 2, 1)) place)
            AS lexeme(key)
    )::tsquery;
END $$"""
_JOINED = f"""CREATE FUNCTION {SCHEMA}.joined(texts text[]) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN array_to_string(texts, chr(10));
END $$"""


def indexed(module: Module) -> bool:
    """Whether an index serves the search of a module."""
    return bool(module.search) and module.scope == "tenants" and not module.insert_only


def texts(module: Module, of: str = "", hidden: frozenset[str] = frozenset()) -> str:
    """The search fields as one text; a line's end, which no term has, stands between them and behind the last."""
    parts = [_text(module, one, of) for one in module.search if one not in hidden]
    return " || ".join(f"{part} || chr(10)" for part in parts) or "''"


def _text(module: Module, name: str, of: str) -> str:
    field, column = module.fields.fields[name], f'{of}"{name}"'
    if isinstance(field.kind, kinds.Many):
        return f"{SCHEMA}.joined({column})" if indexed(module) else f"array_to_string({column}, chr(10))"
    return f"coalesce({column}, '')" if field.nullable else column


def lexemes(module: Module, of: str = "") -> str:
    """What the index of a module is made of."""
    return f"{SCHEMA}.lexemes({of}tenant_id, {texts(module, of)})"


def finder(module: Module) -> str:
    """The function that finds the candidates of a module."""
    return f"{SCHEMA}.{module.domain}_{module.table}"


def functions(scope: Scope) -> Iterator[str]:
    """What makes the functions of a database; they are there before the tables, whose indexes need them."""
    found = [module for module in modules(scope) if indexed(module)]
    if found:
        yield from _function("lexemes(uuid, text)", _LEXEMES)
        yield from _function("asked(uuid, text)", _ASKED)
        yield from _function("joined(text[])", _JOINED)
    for module in found:
        yield from _function(f"{module.domain}_{module.table}(text)", _finder(module), SEARCHER)


def _finder(module: Module) -> str:
    # The tenants are compared as texts, and tables are not read through: no index but that of the search is left.
    return f"""CREATE FUNCTION {finder(module)}(term text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    asked constant tsquery := {SCHEMA}.asked(tenant, term);
BEGIN
    RETURN QUERY SELECT t.id FROM {module.domain}."{module.table}" t
        WHERE {lexemes(module, "t.")} @@ asked AND t.tenant_id::text = tenant::text AND NOT t.is_deleted
        AND strpos(lower({texts(module, "t.")}), lower(term)) > 0
        LIMIT {CANDIDATES + 1};
END $$"""


def _function(signature: str, create: str, owner: str | None = None) -> Iterator[str]:
    yield create
    yield f"REVOKE ALL ON FUNCTION {SCHEMA}.{signature} FROM PUBLIC"
    users = ["cxg_app"] if owner else ["cxg_app", SEARCHER]
    yield f"GRANT EXECUTE ON FUNCTION {SCHEMA}.{signature} TO {', '.join(users)}"
    if owner:
        yield f"ALTER FUNCTION {SCHEMA}.{signature} OWNER TO {owner}"


def schema_security(schema: str, of_modules: Iterable[Module]) -> list[str]:
    """What the searching role may in a schema: own its functions, or look at tables."""
    if schema == SCHEMA:
        return [f"GRANT CREATE, USAGE ON SCHEMA {schema} TO {SEARCHER}"]
    looked_into = any(module.domain == schema and indexed(module) for module in of_modules)
    return [f"GRANT USAGE ON SCHEMA {schema} TO {SEARCHER}"] if looked_into else []


def table_security(module: Module) -> list[str]:
    """Lets the searching role read a table; the function that it owns chooses the tenant."""
    if not indexed(module):
        return []
    table = f'{module.domain}."{module.table}"'
    return [
        f"CREATE POLICY search ON {table} FOR SELECT TO {SEARCHER} USING (true)",
        f"GRANT SELECT ON {table} TO {SEARCHER}",
    ]


def contains(module: Module, hidden: frozenset[str], parameter: int) -> str:
    """Whether a record `t` has the term in a field that is not hidden."""
    return f"strpos(lower({texts(module, 't.', hidden)}), (SELECT lower(${parameter}::text))) > 0"


def candidates(module: Module, admitted: str, parameter: int) -> str:
    """The ids of the candidates, null when there are too many; the index is asked when the tenant is set."""
    return (
        f"SELECT CASE WHEN count(*) <= {CANDIDATES} THEN coalesce(array_agg(id), '{{}}') END AS ids "
        f"FROM {finder(module)}(CASE WHEN {admitted} THEN ${parameter}::text END) AS id"
    )
