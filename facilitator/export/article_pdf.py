"""An article as what the typesetter is given: the page that it sets, and the words to set as data.

The page is the same for every article; the words reach it as strings, which it never reads as markup.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from msgspec import json, to_builtins

from facilitator.domain.article import Article
from facilitator.export.layout import document

PAGE = Path(__file__).parent / "templates" / "article.typ"

_LONG = 40
_UNBROKEN = re.compile(rf"[^\s\u200b-]{{{_LONG}}}(?=[^\s\u200b-])")
_WORDS = ("text", "title")


def article_typst(article: Article) -> str:
    """The words as JSON."""
    tree: dict[str, Any] = to_builtins(document(article))
    language, _, region = article.language.partition("-")
    tree |= {"language": language, "region": region.upper() if len(region) == 2 else None}
    return json.encode(_breaking(tree)).decode()


def _breaking(tree: Any) -> Any:
    """The same with words that can go on in another line wherever nothing else would let it end."""
    if isinstance(tree, dict):
        return {
            name: _UNBROKEN.sub("\\g<0>\u200b", one) if name in _WORDS else _breaking(one)
            for name, one in tree.items()
        }
    return [_breaking(one) for one in tree] if isinstance(tree, (list, tuple)) else tree
