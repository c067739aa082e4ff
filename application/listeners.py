"""Who listens to what: the plain table from events to functions. Only the container imports it."""

from application.events import Listeners
from application.tenants.srm.orders import follow_reservation

LISTENERS: Listeners = {"ivm.reservation.updated": (follow_reservation,)}
