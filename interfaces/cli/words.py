"""Kinds and markers in the short words that help texts and `cxg modules show` use."""

from collections.abc import Iterator

from domain.kernel import types as kinds
from domain.kernel.fields import Field, Group
from domain.kernel.types import Kind

_PLAIN: dict[type[Kind], str] = {
    kinds.Truth: "bool",
    kinds.Day: "date",
    kinds.Instant: "datetime",
    kinds.LocalTime: "time",
    kinds.Id: "id",
    kinds.Address: "ip",
    kinds.Free: "json",
    kinds.SecretText: "secret",
}


def kind_words(kind: Kind) -> str:
    """What sort of value it is."""
    match kind:
        case kinds.Text(format=str(name)):
            return name
        case kinds.Text(max=longest, lines=lines):
            return f"text({longest})" if lines else f"str({longest})"
        case kinds.OneOf(name=name):
            return name.lower()
        case kinds.Choice(of=enum):
            return "|".join(enum)
        case kinds.Whole(min=lowest, max=highest):
            limits = [str(end) for end in (lowest, highest) if abs(end) != kinds.WHOLE_MAX]
            return f"int({'..'.join(limits)}{'' if highest != kinds.WHOLE_MAX else '..'})" if limits else "int"
        case kinds.Amount(base=base):
            return "base money" if base else "money"
        case kinds.Number(precision=precision, scale=scale):
            return f"decimal({precision},{scale})"
        case kinds.Many(of=inner):
            return f"list of {kind_words(inner)}"
        case Group(shape=shape):
            return "{" + ", ".join(field.name for field in shape if not field.computed) + "}"
    return _PLAIN[type(kind)]


def markers(field: Field) -> Iterator[str]:
    """What holds for a field beside its kind."""
    if field.required:
        yield "required"
    elif field.nullable:
        yield "optional"
    elif (default := field.show(field.default())) not in ([], {}):
        yield f"= {str(default).lower() if isinstance(default, bool) else default}"
    if field.computed:
        yield "computed"
    if field.immutable:
        yield "immutable"
    if field.unique:
        yield "unique"
    if field.ref:
        yield f"-> {field.ref.to}{' (tree)' if field.ref.tree else ''}"
    if field.not_before:
        yield f"{'after' if field.not_before.strict else 'not before'} {field.not_before.other}"
    if field.numbered:
        yield f"number {field.numbered.pattern}"


def field_words(field: Field) -> str:
    """Kind and markers of a field in one line."""
    return ", ".join((kind_words(field.kind), *markers(field)))
