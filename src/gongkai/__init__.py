"""Checks annual reports on government-information disclosure."""
