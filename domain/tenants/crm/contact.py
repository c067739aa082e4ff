"""Contacts: the persons that the tenant talks to."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Email, Locale, Name, Phone, Ref


@entity(
    path="contacts",
    title=("담당자", "Contact"),
    search=("name", "email", "phone", "mobile"),
    filters=("partner_id", "owner_id", "is_primary", "do_not_contact"),
    sorts=("name",),
    unique=(("partner_id", "email"),),
)
class Contact(Entity):
    """A person at a partner, or on their own, and what they agreed to be told."""

    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    name: Name
    job_title: Name | None = None
    department: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    mobile: Phone | None = None
    locale: Locale = "ko-KR"
    owner_id: Annotated[UUID, Ref("sys.User")] | None = None
    is_primary: bool = False
    do_not_contact: bool = False
    email_consent: bool = False
    sms_consent: bool = False
    night_sms_consent: bool = False
    consent_at: datetime | None = None
    consent_source: Name | None = None
    consent_withdrawn_at: Annotated[datetime, COMPUTED] | None = None
    email_invalid: Annotated[bool, COMPUTED] = False

    @always
    def proves_consent(self) -> None:
        """Refuses a consent of which nobody can say when and how it was given."""
        consents = self.email_consent or self.sms_consent or self.night_sms_consent
        if consents and (self.consent_at is None or self.consent_source is None):
            raise RuleViolated("a consent is set only with its time and source")
