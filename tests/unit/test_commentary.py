"""What the writer wrote in Markdown: read once, the same in every form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.typography import published
from facilitator.domain.typography.pieces import Piece, published_pieces
from facilitator.export.article_markdown import _blocks as written
from facilitator.export.commentary import DEEPEST, commentary
from facilitator.export.document import Blocks, Code, Heading, Listed, Paragraph, Quoted, Run

PIECES = [
    *"ab 1.)-+*_`[]()<>#!\\~«:\n\t&=…é",
    "**",
    "http://x.y",
    "\n\n",
    "\n    ",
    "[a](http://b.c)",
    "- ",
    "> ",
]


def texts(blocks: Blocks) -> list[Any]:
    """What is read, without its styles."""
    return [_texts(block) for block in blocks]


def _texts(block: object) -> Any:
    match block:
        case Paragraph(runs) | Heading(_, runs):
            lines = "".join(run.text for run in runs).split("\n")
            return "\n".join(line.strip(" ") for line in lines)
        case Quoted(blocks):
            return texts(blocks)
        case Listed(entries, _):
            return [texts(entry) for entry in entries]
        case Code(text):
            return "code", text
    return "rule"


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_what_is_exported_as_markdown_reads_the_same(text: str) -> None:
    blocks = commentary(text, level=1)
    again = commentary("\n".join(written(blocks)), level=1)
    assert texts(again) == texts(blocks)


def test_styles_and_links_are_kept() -> None:
    text = "Du **gras**, de *l'italique*, ***les deux***, [un *lien*](https://exemple.fr/a_(b)?c=1), `a*b`  \nfin"
    blocks = commentary(text)
    assert commentary("\n".join(written(blocks))) == blocks
    exclaimed = commentary("ah ![a](https://exemple.fr) !\\![a](https://exemple.fr)")
    assert commentary("\n".join(written(exclaimed))) == exclaimed
    [paragraph] = blocks
    assert isinstance(paragraph, Paragraph)
    assert Run("les deux", strong=True, em=True) in paragraph.runs
    assert Run("lien", em=True, link="https://exemple.fr/a_(b)?c=1") in paragraph.runs
    assert Run("a*b", code=True) in paragraph.runs


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[a](https://exemple.fr)", "https://exemple.fr"),
        ("[a](mailto:cafe@exemple.fr)", "mailto:cafe@exemple.fr"),
        ("![a](https://exemple.fr/a.png)", "https://exemple.fr/a.png"),
        ("[a](javascript:alert(1))", ""),
        ("[a](data:text/html,x)", ""),
        ("[a](file:///etc/passwd)", ""),
        ("[a](/etc/passwd)", ""),
        ("[a](//exemple.fr)", ""),
        ("![a](cid:1)", ""),
    ],
)
def test_links_lead_to_the_web_or_to_mail(text: str, link: str) -> None:
    [paragraph] = commentary(text)
    assert isinstance(paragraph, Paragraph)
    assert {run.link for run in paragraph.runs} == {link}


def test_html_is_text() -> None:
    assert texts(commentary("<b onclick=x>a</b>\n\n<script>\nalert(1)\n</script>")) == [
        "<b onclick=x>a</b>",
        "<script> alert(1) </script>",
    ]


def test_nothing_is_lost_however_deep() -> None:
    blocks = commentary("> " * 40 + "au fond")
    assert str(texts(blocks)).count("[") == DEEPEST + 1
    assert "au fond" in str(texts(blocks))


def test_typography_is_for_the_text_and_follows_it_through_styles() -> None:
    text = (
        'L\'ami : "**oui**", *vraiment*? `a = "l\'b"`  \n'
        'fin [d\'un "lien"](https://a.fr/?a=b "l\'un") ?\n\n    if "a" ?'
    )
    paragraph, code = commentary(text, language="fr")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("L’ami\u00a0: «\u00a0"),
        Run("oui", strong=True),
        Run("\u00a0», "),
        Run("vraiment", em=True),
        Run("\u202f? "),
        Run('a = "l\'b"', code=True),
        Run("\n"),
        Run("fin "),
        Run("d’un «\u00a0lien\u00a0»", link="https://a.fr/?a=b"),
        Run("\u202f?"),
    )
    assert code == Code('if "a" ?')


@given(
    st.lists(st.sampled_from([*"ab '\"«»:?!.-…œ1\n", "etc...", "1ère", "14:30", " -- "]), max_size=30),
    st.data(),
)
def test_pieces_are_parts_of_the_whole(signs: list[str], data: st.DataObject) -> None:
    pieces = [Piece("".join(part)) for part in _parted(signs, data)]
    printed = published_pieces(pieces, "fr")
    assert len(printed) == len(pieces)
    assert "".join(printed) == published("".join(piece.text for piece in pieces), "fr")


def _parted(signs: list[str], data: st.DataObject) -> list[list[str]]:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(signs)), max_size=4)))
    return [signs[start:end] for start, end in zip([0, *cuts], [*cuts, len(signs)], strict=True)]
