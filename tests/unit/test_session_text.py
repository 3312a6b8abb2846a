"""A session in plain lines: what is said of its remarks beside their words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from facilitator import texts
from facilitator.domain.session import Remark, Session
from facilitator.domain.theme import Theme
from facilitator.export.session_text import session_text

AT = datetime(2026, 11, 22, 14, 41, tzinfo=UTC)


def test_what_putting_in_order_did_is_said_in_plain_words() -> None:
    remarks = [
        Remark(number=1, at=AT, kind="verbatim", text="On lit bcp", mended="On lit […]", sensitive=True),
        Remark(number=2, at=AT + timedelta(minutes=1), kind="observation", text="on lit", same_as=1),
        Remark(number=3, at=AT, kind="question", text="Et le soir ?", reply_to=1, take_up=True),
    ]
    session = Session(
        "Essai", Theme(title="Essai", prompts=()), AT, remarks={one.number: one for one in remarks}
    )
    texts.use("en")
    assert session_text(session).splitlines()[4:7] == [
        "#1 “On lit […]” [sensitive] (noted: “On lit bcp”)",
        "#3 question: Et le soir ? [to be taken up] (answers #1)",
        "#2 on lit (says the same as #1)",
    ]
