"""Carries started imports out in the background, batch by batch; the job itself says how far it has come.

A batch's records and the job's counts are committed together, under the lock of the job's row: whoever takes the job
next, after whatever happened, goes on behind the last committed batch. A worker that finds that another one has gone
on in the meantime leaves the job to it.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from application import access
from application.events import Happened
from application.importing.engine import NOT_THE_ROWS, Importer, Outcome
from application.importing.jobs import Undone, blobs_of, failure_entry, keep_part, open_file, report
from application.importing.plan import Plan
from application.importing.rows import Reading
from application.ports import Provider, UnitOfWork, Works
from application.rights import Actor, ActorType, Origin, Rights, system
from domain.kernel.errors import CXGError, ForbiddenError
from domain.manager.idam.user import User, UserStatus
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from domain.tenants.sys.import_job import ImportJob, ImportJobStatus, OnError
from domain.tenants.sys.user import User as Profile

LOOK_EVERY_S = 30
"""How often jobs are looked for that nobody goes on with."""
STALLED_AFTER = timedelta(seconds=30)
AT_ONCE = 4
"""Tenants whose imports a worker carries out at the same time."""
Progress = Callable[[ImportJob], None]
_Key = tuple[UUID, UUID]

log = logging.getLogger("cxg.imports")


class Imports:
    """The imports of all tenants, as one worker carries them out."""

    def __init__(self, works: Works, provider: Provider) -> None:
        self._works = works
        self._provider = provider
        self._wanted: asyncio.Queue[_Key] = asyncio.Queue()
        self._tenants: dict[UUID, asyncio.Lock] = {}
        self._free = asyncio.Semaphore(AT_ONCE)

    async def wake(self, works: Works, happened: Happened) -> None:
        """Listens for imports that are started."""
        if happened.tenant_id is not None:
            self._wanted.put_nowait((happened.tenant_id, happened.entity_id))

    async def run(self) -> None:
        """Goes on until it is cancelled; begins with what other workers may have left."""
        async with asyncio.TaskGroup() as group:
            await self._look(timedelta())
            while True:
                try:
                    key = await asyncio.wait_for(self._wanted.get(), LOOK_EVERY_S)
                except TimeoutError:
                    await self._look(STALLED_AFTER)
                else:
                    group.create_task(self._in_turn(*key))

    async def _in_turn(self, tenant_id: UUID, job_id: UUID) -> None:
        """A tenant's imports come one after the other, so that no tenant takes what is there for all."""
        async with self._tenants.setdefault(tenant_id, asyncio.Lock()), self._free:
            try:
                await self.work(tenant_id, job_id)
            except Exception as error:
                log.error("import %s is left for later", job_id, exc_info=error)

    async def _look(self, without_news: timedelta) -> None:
        try:
            async with self._works.begin("manager", system()) as uow:
                tenants = await uow.of(Tenant).find(status=[TenantStatus.ACTIVE])
            for tenant in tenants:
                for job in await self.running(tenant.id):
                    if job.updated_at is None or job.updated_at <= uow.now - without_news:
                        self._wanted.put_nowait((tenant.id, job.id))
        except (CXGError, OSError) as error:
            log.warning("imports not looked for: %s", error)

    async def running(self, tenant_id: UUID) -> list[ImportJob]:
        """The jobs of a tenant that are not at their end."""
        async with self._works.begin("tenants", system(tenant_id)) as uow:
            return await uow.of(ImportJob).find(status=[ImportJobStatus.RUNNING])

    # one job

    async def work(self, tenant_id: UUID, job_id: UUID, tell: Progress | None = None) -> None:
        """Carries a job on to its end, or until another worker is found to do it; `tell` hears of each batch."""
        origin = Origin(request_id=f"import:{job_id}")
        async with self._works.begin("tenants", system(tenant_id, origin)) as uow:
            job = await uow.of(ImportJob).one(id=job_id)
        if job is None or job.status is not ImportJobStatus.RUNNING:
            return
        try:
            await self._work(await self._actor(tenant_id, job.updated_by, origin), job, tell or _to_nobody)
        except NOT_THE_ROWS:
            raise
        except CXGError as error:
            await self._fail(system(tenant_id, origin), job_id, error)

    async def _work(self, actor: Actor, job: ImportJob, tell: Progress) -> None:
        async with self._works.begin("tenants", actor) as uow:
            table = await open_file(uow, job, self._provider)
            plan = Plan(job, table.columns, uow.place.timezone)
        reading = await Reading.at(plan, table, job.processed)
        try:
            if job.on_error is OnError.ABORT:
                await self._all_or_nothing(actor, job.id, reading, tell)
                return
            while await self._batch(actor, job.id, reading, tell):
                assert actor.tenant_id is not None
                # who has lost a right in the meantime has lost it for the next batch
                actor = await self._actor(actor.tenant_id, actor.id, actor.origin)
        finally:
            await reading.close()

    async def _batch(self, actor: Actor, job_id: UUID, reading: Reading, tell: Progress) -> bool:
        """Writes the next records with the job's counts, or ends the job; whether there is more to do here."""
        blobs = blobs_of(self._provider)
        async with self._works.begin("tenants", actor, "IMPORT") as uow:
            job = await uow.of(ImportJob).take(job_id)
            if job.status is not ImportJobStatus.RUNNING or job.processed != reading.start:
                return False  # somebody else goes on with it
            importer = Importer(reading.plan, actor, self._provider)
            if reading.part:
                outcome = await importer.apply(uow, reading.part)
                await keep_part(blobs, job, uow, reading.start, outcome, len(reading.part))
                count(job, outcome)
            else:
                job.errors = (await report(blobs, job, uow))[1]
                job.advance(ImportJobStatus.COMPLETED)
        tell(job)
        if job.status is ImportJobStatus.RUNNING:
            await reading.advance()
        return job.status is ImportJobStatus.RUNNING

    async def _all_or_nothing(self, actor: Actor, job_id: UUID, reading: Reading, tell: Progress) -> None:
        """Writes all records in one transaction, or none."""
        async with self._works.begin("tenants", actor, "IMPORT") as uow:
            job = await uow.of(ImportJob).take(job_id)
            if job.status is not ImportJobStatus.RUNNING:
                return
            outcome = Outcome()
            try:
                async with uow.attempt():
                    await self._everything(uow, actor, reading, outcome)
                    if outcome.failed:
                        raise Undone
            except Undone:
                job.failed_count, job.errors = outcome.failed, outcome.errors
                job.advance(ImportJobStatus.FAILED)
            else:
                await keep_part(blobs_of(self._provider), job, uow, 0, outcome, reading.start)
                count(job, outcome)
                job.errors = []
                job.advance(ImportJobStatus.COMPLETED)
        tell(job)

    async def _everything(self, uow: UnitOfWork, actor: Actor, reading: Reading, outcome: Outcome) -> None:
        importer = Importer(reading.plan, actor, self._provider)
        while reading.part:
            outcome.add(await importer.apply(uow, reading.part))
            await reading.advance()

    async def _fail(self, actor: Actor, job_id: UUID, error: CXGError) -> None:
        """Ends a job that cannot go on; what it has written stands."""
        async with self._works.begin("tenants", actor, "IMPORT") as uow:
            job = await uow.of(ImportJob).take(job_id)
            if job.status is ImportJobStatus.RUNNING:
                _, errors = await report(blobs_of(self._provider), job, uow)
                job.errors = [*errors, failure_entry(error)]
                job.advance(ImportJobStatus.FAILED)

    async def _actor(self, tenant_id: UUID, user_id: UUID | None, origin: Origin) -> Actor:
        """Who started the job, with the rights of this moment; raises CXGError for one who is no longer let in."""
        if user_id is None:
            return system(tenant_id, origin)
        async with self._works.begin("manager", system(origin=origin)) as uow:
            user: Any = await uow.of(User).one(id=user_id)
            if user is None or user.status is not UserStatus.ACTIVE:
                raise ForbiddenError("{email} may not sign in", email=user.email if user else user_id)
            tenant = await access.entered_tenant(uow, user_id, tenant_id)
        async with self._works.begin("tenants", system(tenant_id, origin)) as uow:
            profile = await uow.of(Profile).one(id=user_id)
            if profile is None or not access.may_enter(profile, tenant.timezone, uow.now):
                raise ForbiddenError("{email} may not enter the tenant {code}", email=user.email, code=tenant.code)
            grants = access.member_grants(*await access.member_roles(uow, profile))
        return Actor(
            ActorType.USER,
            id=user_id,
            tenant_id=tenant_id,
            rights=Rights([] if user.must_change_password else grants),
            origin=origin,
            read_only=not tenant.is_writable,
        )


def count(job: ImportJob, outcome: Outcome) -> None:
    """Adds to the job's counts what has become of further records."""
    job.created_count += len(outcome.created)
    job.updated_count += outcome.updated
    job.unchanged_count += outcome.unchanged
    job.failed_count += outcome.failed


def _to_nobody(job: ImportJob) -> None:
    """Nobody watches."""
