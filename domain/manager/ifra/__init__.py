"""The servers and services that the platform runs on, their load, cost, certificates and releases."""
