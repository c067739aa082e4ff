"""`cxg`: runs the platform, and does from a terminal whatever HTTP does, by the same use cases."""

import asyncio
from typing import Annotated

import typer

from interfaces.cli import catalogue, tenants
from interfaces.cli.exports import export
from interfaces.cli.groups import Root
from interfaces.cli.imports import import_
from interfaces.cli.operations import Operations, operations_of
from interfaces.cli.showing import language, telling_errors

_HELP = """The CXG platform.

Each domain below has its modules, each module its commands: cxg crm partners list --tenant demo
"""


def make_cli(operations: Operations) -> typer.Typer:
    """The command line over these operations."""
    app = typer.Typer(cls=Root, help=_HELP, no_args_is_help=True, pretty_exceptions_show_locals=False)

    @app.callback()
    def hand_over(context: typer.Context) -> None:
        context.obj = operations

    for run in (up, serve, worker, migrate, demo, openapi, export):
        app.command()(run)
    app.command("import")(import_)
    app.add_typer(migrations, name="migrations")
    app.add_typer(catalogue.app, name="modules")
    app.add_typer(tenants.app, name="tenants")
    return app


def up(context: typer.Context) -> None:
    """Starts everything on this machine: databases, migrations, first administrator, server."""
    operations_of(context).up()


def serve(context: typer.Context) -> None:
    """Starts the server alone, on databases that are there."""
    operations_of(context).serve()


def worker(context: typer.Context) -> None:
    """Delivers events and tidies up until it is stopped."""
    operations_of(context).worker()


def migrate(context: typer.Context) -> None:
    """Brings all databases to the newest revision."""
    with telling_errors(language()):
        asyncio.run(operations_of(context).migrate(typer.echo))


def demo(context: typer.Context, tenant: Annotated[str, typer.Option(help="the tenant's code")]) -> None:
    """Fills a tenant with a made-up trading company, once."""
    with telling_errors(language()):
        asyncio.run(operations_of(context).demo(tenant))


def openapi(
    check: Annotated[bool, typer.Option("--check", help="only look whether it is up to date")] = False,
    prebuild: Annotated[bool, typer.Option("--prebuild", help="make what the server sends, and nothing else")] = False,
) -> None:
    """Writes docs/openapi anew, a file a domain."""
    from interfaces.http import generate  # FastAPI takes a while to load

    raise typer.Exit(generate.main(["--check"] if check else ["--prebuild"] if prebuild else []))


migrations = typer.Typer(help="The revisions of the databases' schemas.", no_args_is_help=True)


@migrations.callback()
def _revisions() -> None:
    """The revisions of the databases' schemas."""


@migrations.command("make")
def make_migration(
    context: typer.Context, message: Annotated[str, typer.Argument(help="what changes, in a few words")]
) -> None:
    """Writes the revisions that lead from what is committed to the present declarations."""
    with telling_errors(language()):
        files = asyncio.run(operations_of(context).make_migration(message, typer.echo))
    for file in files:
        typer.echo(file)
