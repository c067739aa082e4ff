"""Approval: routes any document through steps of approvers, with conditions, delegation, quorum and a full history."""
