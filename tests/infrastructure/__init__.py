"""Tests of the adapters against real servers on this machine."""
