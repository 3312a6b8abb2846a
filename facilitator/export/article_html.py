"""An article as one HTML file that needs nothing else: read on a phone, in the dark, or printed.

All text goes in escaped, by a template that knows of no other way. The page forbids whatever is not its own style.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import to_builtins

from facilitator.domain.article import Article
from facilitator.domain.synthesis import Sessions
from facilitator.export.charts import charts
from facilitator.export.layout import document
from facilitator.texts import article as texts
from facilitator.texts import speaking

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"


def article_html(article: Article, sessions: Sessions) -> str:
    """The whole page."""
    from markupsafe import Markup

    style = (TEMPLATES / "article.css").read_text("utf-8")
    with speaking(article.language):
        heads = {"name": texts.what(), "count": texts.how_many()}
    return _template().render(
        to_builtins(document(article)),
        charts=charts(sessions, article.language),
        heads=heads,
        style=Markup(style),
        policy=_policy(style),
    )


def _policy(style: str) -> str:
    """What the page may do: use this style, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@lru_cache
def _template() -> Template:
    from jinja2 import Environment

    text = (TEMPLATES / "article.html").read_text("utf-8")
    return Environment(autoescape=True, keep_trailing_newline=True).from_string(text)
