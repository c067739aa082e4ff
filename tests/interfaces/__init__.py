"""Tests of what the interfaces share."""
