"""The public API, its limits and life, and the events that go out and come in."""
