"""Instants to be compared: a person may have written an hour without its zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo


def zone_of(hours: Iterable[datetime]) -> tzinfo:
    """The zone of the first of these hours that has one."""
    return next((at.tzinfo for at in hours if at.tzinfo), UTC)


def instant(at: datetime, zone: tzinfo) -> datetime:
    """`at` with a zone: `zone`, where none was written."""
    return at if at.tzinfo else at.replace(tzinfo=zone)
