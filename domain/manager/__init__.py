"""The platform operator's side of the business."""
