"""Text search: the index that serves it, and the function that asks the index past row-level security.

A search finds a term anywhere in the search fields of a record, regardless of case. The fields are joined to one text,
which `search.records` holds for all modules. Its index has every three neighbouring characters of the text, as lexemes
of a tsvector, each behind the end of the tenant's id and a mark of the module, so that the records of others cost next
to nothing. A shorter term, such as two Korean syllables, is the beginning of a lexeme.

The worker fills the table out of the outbox (infrastructure/sql/indexing.py), so that who writes does not wait for it.
What was changed since is named by the outbox itself: what the index finds and what the outbox names are candidates.
The statement that asked reads these under the caller's own rights and looks for the term in the fields that are open
to the caller. `search.progress` says of which modules of a tenant all records are in the table.

Under row-level security PostgreSQL lets an index answer leakproof operators only, and none that looks into texts is
one. So a function asks the index with the rights of a role that nobody can log in as. It takes the tenant from the
setting alone, and answers nothing but ids of that tenant's records.

Why so, and what has no such index: docs/adr/0009-search-by-three-characters.md.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from domain.kernel import types as kinds
from domain.kernel.domains import Scope
from domain.kernel.entity import Module

SCHEMA = "search"
SEARCHER = "cxg_search"
"""The role that the function runs as: it reads the table of the texts, and cannot log in."""
RECORDS, PROGRESS = "records", "progress"
INDEX = "search_records"
NEAR = 1_000
"""The first records of a list that are looked into before the index is asked."""
CANDIDATES = 2_000
"""The most ids that the index is asked for; a term that more records have is soon found on the way through the list."""
WALKED = 8_000
"""The most texts that are gone through for a page in the order of ids; a text is read in a fifth of a record's time."""
SPARE = 5
"""How many more than the page are taken of the texts, as the records themselves may have changed since."""
FEW = 200
"""The most candidates that are all looked at for the total, in a list by id; of more a page is read."""
BACKLOG = 1_000
"""The most events that a search reads in the outbox; with more of them the whole list is looked through."""
PENDING_KB = 512
"""New entries that wait to be sorted into the index: the worker appends to them, but each search reads them all."""

ASKED = 3
"""Lexemes of a term that the index is asked for, those that the fewest samples have: one that many records have costs
more than it leaves out, and the texts of what is found are looked into anyway."""
SAMPLES = 50
"""The newest texts, which say how common a lexeme is."""

_MARK = "right(tenant::text, 4) || left(encode(sha256(convert_to(of_entity, 'UTF8')), 'hex'), 3)"
_LEXEMES = f"""CREATE FUNCTION {SCHEMA}.lexemes(tenant uuid, of_entity text, low text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    key constant text := chr(1) || {_MARK} || '\\&';
BEGIN
    -- those that begin at the 1st, 4th, 7th ... character, at the 2nd, 5th ..., at the 3rd ...: faster than one by one
    RETURN array_to_tsvector(string_to_array(substr(
        regexp_replace(low, '..?.?', key, 'g') || regexp_replace(substr(low, 2), '..?.?', key, 'g')
        || regexp_replace(substr(low, 3), '..?.?', key, 'g'), 2), chr(1)));
END $$"""
_ASKED = f"""CREATE FUNCTION {SCHEMA}.asked(tenant uuid, of_entity text, low text, samples text[]) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    beginning constant text := CASE WHEN length(low) < 3 THEN ':*' ELSE '' END;
BEGIN
    RETURN (
        SELECT string_agg('''' || replace(replace(key, '\\', '\\\\'), '''', '''''') || '''' || beginning, ' & ')
        FROM (SELECT {_MARK} || piece FROM (
            SELECT piece, times, row_number() OVER (ORDER BY times, piece) AS place FROM (
                SELECT piece, (SELECT count(*) FROM unnest(samples) AS s(texts) WHERE strpos(texts, piece) > 0) AS times
                FROM (SELECT DISTINCT substr(low, p, 3) FROM generate_series(1, greatest(length(low) - 2, 1)) p) d(piece)
            ) counted
        ) ranked WHERE place = 1 OR place <= {ASKED} AND times * 5 <= cardinality(samples)) AS lexeme(key)
    )::tsquery;
END $$"""
# The tenants are compared as texts, and tables are not read through: no index but that of the search is left.
_FIND = f"""CREATE FUNCTION {SCHEMA}.find(of_entity text, term text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    samples constant text[] := ARRAY(SELECT r.texts FROM {SCHEMA}.{RECORDS} r
        WHERE r.tenant_id = tenant AND r.entity = of_entity ORDER BY r.id DESC LIMIT {SAMPLES});
    asked constant tsquery := {SCHEMA}.asked(tenant, of_entity, lower(term), samples);
BEGIN
    RETURN QUERY SELECT r.id FROM {SCHEMA}.{RECORDS} r
        WHERE {SCHEMA}.lexemes(r.tenant_id, r.entity, r.texts) @@ asked AND r.tenant_id::text = tenant::text
        AND r.entity || '' = of_entity AND strpos(r.texts, lower(term)) > 0
        LIMIT {CANDIDATES + 1};
END $$"""
_WALK_ONE_WAY = f"""RETURN QUERY SELECT w.id FROM (
            SELECT r.id, r.texts FROM {SCHEMA}.{RECORDS} r
            WHERE r.tenant_id = tenant AND r.entity = of_entity AND r.id %s behind ORDER BY r.id %s LIMIT {WALKED}
        ) w WHERE strpos(w.texts, low) > 0 LIMIT most;"""
_WALK = f"""CREATE FUNCTION {SCHEMA}.walk(of_entity text, term text, most integer, descending boolean, behind uuid)
RETURNS SETOF uuid
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    low constant text := lower(term);
BEGIN
    IF descending THEN
        {_WALK_ONE_WAY % ("<", "DESC")}
    ELSE
        {_WALK_ONE_WAY % (">", "ASC")}
    END IF;
END $$"""
LEXEMES = f"{SCHEMA}.lexemes(tenant_id, entity, texts)"
"""What the index is made of."""


def indexed(module: Module) -> bool:
    """Whether an index serves the search of a module."""
    return bool(module.search) and module.scope == "tenants" and not module.insert_only


@cache
def key(module: Module) -> str:
    """Names what the texts of a module are made of, and their lexemes: other texts are no help to a search."""
    return sha256("\n".join((*module.search, texts(module), _LEXEMES)).encode()).hexdigest()[:16]


def texts(module: Module, of: str = "", hidden: frozenset[str] = frozenset()) -> str:
    """The search fields as one text; a line's end, which no term has, stands between them and behind the last."""
    parts = [_text(module, one, of) for one in module.search if one not in hidden]
    return " || ".join(f"{part} || chr(10)" for part in parts) or "''"


def _text(module: Module, name: str, of: str) -> str:
    field, column = module.fields.fields[name], f'{of}"{name}"'
    if isinstance(field.kind, kinds.Many):
        return f"array_to_string({column}, chr(10))"
    return f"coalesce({column}, '')" if field.nullable else column


def functions(scope: Scope) -> Iterator[str]:
    """What makes the functions of a database; they are there before the tables, whose index needs them."""
    if scope == "tenants":
        yield from _function("lexemes(uuid, text, text)", _LEXEMES)
        yield from _function("asked(uuid, text, text, text[])", _ASKED)
        yield from _function("find(text, text)", _FIND, SEARCHER)
        yield from _function("walk(text, text, integer, boolean, uuid)", _WALK, SEARCHER)


def _function(signature: str, create: str, owner: str | None = None) -> Iterator[str]:
    yield create
    yield f"REVOKE ALL ON FUNCTION {SCHEMA}.{signature} FROM PUBLIC"
    users = ["cxg_app"] if owner else ["cxg_app", SEARCHER]
    yield f"GRANT EXECUTE ON FUNCTION {SCHEMA}.{signature} TO {', '.join(users)}"
    if owner:
        yield f"ALTER FUNCTION {SCHEMA}.{signature} OWNER TO {owner}"


def schema_security(schema: str) -> list[str]:
    """What the searching role may in a schema: own its function, and look at the texts."""
    return [f"GRANT CREATE, USAGE ON SCHEMA {schema} TO {SEARCHER}"] if schema == SCHEMA else []


def table_security(schema: str | None, table: str) -> list[str]:
    """Lets the searching role read the texts; the function that it owns chooses the tenant."""
    if (schema, table) != (SCHEMA, RECORDS):
        return []
    return [
        f"CREATE POLICY search ON {SCHEMA}.{RECORDS} FOR SELECT TO {SEARCHER} USING (true)",
        f"GRANT SELECT ON {SCHEMA}.{RECORDS} TO {SEARCHER}",
    ]


def contains(module: Module, hidden: frozenset[str], parameter: int) -> str:
    """Whether a record `t` has the term in a field that is not hidden."""
    return f"strpos(lower({texts(module, 't.', hidden)}), (SELECT lower(${parameter}::text))) > 0"


def _known(module: Module, ready: str) -> str:
    """What is `waiting` in the outbox, and whether that and the texts are all that is `known` of the records."""
    complete = (
        f"SELECT FROM {SCHEMA}.{PROGRESS} WHERE {ready} AND tenant_id = $1::uuid AND entity = '{module.code}' "
        f"AND key = '{key(module)}' AND reached IS NULL"
    )
    return (
        ", waiting AS MATERIALIZED (SELECT entity, entity_id FROM core.outbox "
        f"WHERE {ready} AND tenant_id = $1::uuid LIMIT {BACKLOG + 1})"
        f", known AS MATERIALIZED (SELECT EXISTS ({complete}) AND (SELECT count(*) FROM waiting) <= {BACKLOG} AS ok)"
    )


def is_soon_met(near: int, wanted: int) -> bool:
    """Whether so many records may be met in the texts, if the term is as frequent there as `near` says of the first."""
    return near * WALKED > wanted * NEAR


def walked(module: Module, ready: str, parameter: int, most: str, behind: str, *, descending: bool) -> str:
    """The ids of the `candidates` up to the last text that was met on the way in their order, with those that wait.

    `most` is how many texts are looked for, `behind` the id that is passed.
    """
    walk = (
        f"{SCHEMA}.walk('{module.code}', CASE WHEN (SELECT ok FROM known) THEN ${parameter}::text END, "
        f"{most}, {str(descending).lower()}, {behind})"
    )
    sign = ">=" if descending else "<="
    return (
        f"{_known(module, ready)}, met AS MATERIALIZED (SELECT ARRAY(SELECT id FROM {walk} AS id) AS ids)"
        ", candidates AS MATERIALIZED (SELECT ids || ARRAY(SELECT entity_id FROM waiting "
        f"WHERE entity = '{module.code}' AND entity_id {sign} ids[cardinality(ids)]) AS ids FROM met)"
    )


def candidates(module: Module, ready: str, parameter: int) -> str:
    """The ids of the `candidates`, null when they are too many or not all known: of the index, and of the outbox.

    Both are read in one statement, that is as of one moment: a change is in the one or in the other.
    """
    return (
        f"{_known(module, ready)}, candidates AS MATERIALIZED ("
        f"SELECT CASE WHEN (SELECT ok FROM known) AND count(*) <= {CANDIDATES} THEN coalesce(array_agg(id), '{{}}') END "
        f"AS ids FROM (SELECT id FROM {SCHEMA}.find('{module.code}', "
        f"CASE WHEN (SELECT ok FROM known) THEN ${parameter}::text END) AS id "
        f"UNION SELECT entity_id FROM waiting WHERE entity = '{module.code}') c)"
    )
