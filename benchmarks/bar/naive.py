"""The common way: models / schemas / service / router / envelope, SQLAlchemy ORM and pydantic response_model."""
import math, uuid
from contextlib import asynccontextmanager
from datetime import datetime
from decimal import Decimal
from typing import Generic, Literal, Optional, TypeVar
from uuid import UUID
import jwt
from fastapi import Depends, FastAPI, HTTPException, Query
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Identity, Numeric, func, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import DateTime
import common

engine = create_async_engine(common.DSN.replace("postgresql:", "postgresql+asyncpg:"), pool_size=common.POOL, max_overflow=0)
Session = async_sessionmaker(engine, expire_on_commit=False)
TZ = DateTime(timezone=True)


# ---- src/models/base.py + model -------------------------------------------------------------------------------------
class Base(DeclarativeBase): pass
class TimestampMixin:
    created_at: Mapped[datetime] = mapped_column(TZ, server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(TZ, server_default=func.now(), onupdate=func.now())
class UserTrackingMixin:
    created_by: Mapped[Optional[UUID]]
    updated_by: Mapped[Optional[UUID]]
class SoftDeleteMixin:
    is_deleted: Mapped[bool] = mapped_column(default=False)
class Partner(TimestampMixin, UserTrackingMixin, SoftDeleteMixin, Base):
    __tablename__ = "partners"; __table_args__ = {"schema": "crm"}
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    tenant_id: Mapped[UUID]
    code: Mapped[str]; name: Mapped[str]; name_en: Mapped[Optional[str]]
    partner_type: Mapped[str]; status: Mapped[str]
    tax_number: Mapped[Optional[str]]; email: Mapped[Optional[str]]; phone: Mapped[Optional[str]]
    website: Mapped[Optional[str]]; address: Mapped[Optional[str]]; city: Mapped[Optional[str]]
    country: Mapped[str]; currency: Mapped[str]
    credit_limit: Mapped[Decimal] = mapped_column(Numeric(15, 2))
    payment_terms: Mapped[int]; notes: Mapped[Optional[str]]
    version: Mapped[int] = mapped_column(default=1)
class AuditLog(Base):
    __tablename__ = "audit_logs"; __table_args__ = {"schema": "audt"}
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    tenant_id: Mapped[UUID]; actor_id: Mapped[Optional[UUID]]; action: Mapped[str]
    entity_type: Mapped[str]; entity_id: Mapped[UUID]
    before: Mapped[Optional[dict]] = mapped_column(JSONB); after: Mapped[Optional[dict]] = mapped_column(JSONB)


# ---- schemas.py -----------------------------------------------------------------------------------------------------
class PartnerBase(BaseModel):
    code: str = Field(min_length=1, max_length=40); name: str = Field(min_length=1, max_length=200)
    name_en: Optional[str] = None
    partner_type: Literal["CUSTOMER", "SUPPLIER", "BOTH"] = "CUSTOMER"
    status: Literal["ACTIVE", "INACTIVE", "BLOCKED"] = "ACTIVE"
    tax_number: Optional[str] = None; email: Optional[str] = None; phone: Optional[str] = None
    website: Optional[str] = None; address: Optional[str] = None; city: Optional[str] = None
    country: str = "KR"; currency: str = "KRW"
    credit_limit: Decimal = Decimal(0); payment_terms: int = 30; notes: Optional[str] = None
class PartnerCreate(PartnerBase): pass
class PartnerResponse(PartnerBase):
    model_config = ConfigDict(from_attributes=True)
    id: UUID; created_at: datetime; updated_at: datetime
    created_by: Optional[UUID]; updated_by: Optional[UUID]; version: int
class PartnerListResponse(BaseModel):
    items: list[PartnerResponse]; total: int; page: int; page_size: int; total_pages: int
T = TypeVar("T")
class ErrorDetail(BaseModel):
    code: str; message: str; detail: Optional[dict] = None
class EnvelopeResponse(BaseModel, Generic[T]):
    success: bool; data: Optional[T] = None; error: Optional[ErrorDetail] = None
    @classmethod
    def success_response(cls, d): return cls(success=True, data=d)


# ---- security.py / database.py --------------------------------------------------------------------------------------
bearer = OAuth2PasswordBearer("/login")
async def get_current_user(tok: str = Depends(bearer)) -> dict:
    try: c = jwt.decode(tok, common.SECRET, algorithms=["HS256"])
    except jwt.PyJWTError: raise HTTPException(401)
    if c["type"] != "access": raise HTTPException(401)
    return {"user_id": c["sub"], "tenant_id": c["tenant_id"]}
SET = text("SELECT set_config('app.tenant_id', :t, true)")
async def get_db(u: dict = Depends(get_current_user)):
    async with Session() as db:
        db.info["tenant"] = u["tenant_id"]
        await db.execute(SET, {"t": u["tenant_id"]})
        yield db


# ---- service.py -----------------------------------------------------------------------------------------------------
class PartnerService:
    @staticmethod
    async def create(db, data, created_by, tenant):
        if await db.scalar(select(Partner.id).where(Partner.code == data.code, ~Partner.is_deleted)):
            raise HTTPException(409)
        obj = Partner(**data.model_dump(), created_by=created_by, tenant_id=tenant)
        db.add(obj)
        await db.flush()
        db.add(AuditLog(tenant_id=tenant, actor_id=created_by, action="CREATE", entity_type="crm.partners",
                        entity_id=obj.id, after=data.model_dump(mode="json")))
        await db.commit()
        await db.execute(SET, {"t": str(tenant)})  # refresh runs in a new transaction: the tenant must be set again
        await db.refresh(obj)
        return PartnerResponse.model_validate(obj)
    @staticmethod
    async def get_by_id(db, id):
        obj = await db.scalar(select(Partner).where(Partner.id == id, ~Partner.is_deleted))
        if obj is None: raise HTTPException(404)
        return PartnerResponse.model_validate(obj)
    @staticmethod
    async def get_list(db, page, size):
        q = select(Partner).where(~Partner.is_deleted)
        total = await db.scalar(select(func.count()).select_from(q.subquery()))
        rows = (await db.scalars(q.order_by(Partner.created_at.desc(), Partner.id.desc()).offset((page - 1) * size).limit(size))).all()
        return PartnerListResponse(items=[PartnerResponse.model_validate(r) for r in rows], total=total, page=page,
                                   page_size=size, total_pages=math.ceil(total / size))


# ---- router.py ------------------------------------------------------------------------------------------------------
@asynccontextmanager
async def life(_): yield; await engine.dispose()
app = FastAPI(lifespan=life)
P = "/api/v1/tenants/crm/partners"
PAGE = Query(1, ge=1); SIZE = Query(20, ge=1, le=100)
@app.post(P, response_model=EnvelopeResponse[PartnerResponse], status_code=201)
async def create(data: PartnerCreate, db: AsyncSession = Depends(get_db), u: dict = Depends(get_current_user)):
    return EnvelopeResponse.success_response(await PartnerService.create(db, data, UUID(u["user_id"]), UUID(u["tenant_id"])))
@app.get(P, response_model=EnvelopeResponse[PartnerListResponse])
async def list_(page: int = PAGE, page_size: int = SIZE, db: AsyncSession = Depends(get_db), u: dict = Depends(get_current_user)):
    return EnvelopeResponse.success_response(await PartnerService.get_list(db, page, page_size))
@app.get(P + "/{id}", response_model=EnvelopeResponse[PartnerResponse])
async def get(id: UUID, db: AsyncSession = Depends(get_db), u: dict = Depends(get_current_user)):
    return EnvelopeResponse.success_response(await PartnerService.get_by_id(db, id))
