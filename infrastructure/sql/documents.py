"""How the database keeps documents right where rows are written by hand, as SQL text made in one place.

The program writes each row with its document, so its statements never reach the function: all they pay is the
comparison of a trigger's condition. A change of a line alone is not seen; touching its record is enough:
`UPDATE ... SET document = document`.
"""

from collections.abc import Iterator

from domain.kernel.entity import Module
from infrastructure.sql.statements import statements_of
from infrastructure.sql.tables import keeps_document, name


def function_of(module: Module) -> str:
    """The function that builds the document of a row, within its schema."""
    return f"{name('document', module.table)}()"


def document_triggers(module: Module) -> Iterator[str]:
    """The function that builds the document of a row, and when it is called."""
    if not keeps_document(module):
        return
    function = f"{module.domain}.{function_of(module)}"
    shown = statements_of(module).columns(anew=True)
    yield (
        # moments are shown in UTC, whoever writes
        f"CREATE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql SET timezone TO 'UTC' AS $function$BEGIN "
        f"SELECT row_to_json(r)::text INTO NEW.document FROM (SELECT {shown} FROM (SELECT NEW.*) t) r; "
        "RETURN NEW; END$function$"
    )
    for event, condition in (
        ("INSERT", "NEW.document IS NULL"),
        ("UPDATE", "NEW.document IS NOT DISTINCT FROM OLD.document"),
    ):
        yield (
            f'CREATE TRIGGER document_at_{event.lower()} BEFORE {event} ON {module.domain}."{module.table}" '
            f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {function}"
        )
