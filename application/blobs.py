"""The bytes of attachments: where they lie, and that they are still those that were uploaded."""

from hashlib import sha256

from application.ports import BlobStore, UnitOfWork
from domain.kernel.errors import RuleViolated
from domain.tenants.sys.attachment import Attachment, AttachmentStatus


def blob_key(uow: UnitOfWork, attachment: Attachment) -> str:
    """Where the bytes lie: ids alone decide, never a name."""
    return f"{uow.place.tenant_id}/attachments/{attachment.id}"


async def content_of(uow: UnitOfWork, attachment: Attachment, blobs: BlobStore) -> bytes:
    """The bytes of a file that can be had; raises RuleViolated for any other, and for one that was changed."""
    if attachment.status is not AttachmentStatus.AVAILABLE:
        raise RuleViolated("only an AVAILABLE file can be downloaded")
    content = await blobs.get(blob_key(uow, attachment))
    if sha256(content).hexdigest() != attachment.checksum_sha256:
        raise RuleViolated("the stored file is no longer the one that was uploaded")
    return content
