"""Where Alembic enters; the connection comes from infrastructure/sql/migrate.py."""

from infrastructure.sql.migrate import run

run()
