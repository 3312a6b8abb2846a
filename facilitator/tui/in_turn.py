"""The thread in which sessions are put in order: one act after the other, in the order of the keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")


@lru_cache(maxsize=1)
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="in-turn")


def in_turn(job: Callable[[], T]) -> asyncio.Future[T]:
    """What comes of a job that is queued now. It is done though nobody waits for it any more, or the program ends."""
    return asyncio.shield(asyncio.wrap_future(_thread().submit(job)))
