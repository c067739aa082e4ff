"""Who listens to what: the plain table from events to functions. Only the container imports it."""

from application.events import Listeners

LISTENERS: Listeners = {}
