"""An article in every form, read back by readers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pypandoc
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.domain.article import compose
from facilitator.export.printable import printable
from facilitator.services.exporting import FORMS, Form, Source, export
from tests.hostile import HOSTILE, kept
from tests.unit.articles import NAME, evening, replace_synthesis, said, with_lead

WORDS = ("Je soigne l’écrit\u00a0: cœur, là-bas\u202f!", "beaucoup suivent leur libraire", "là ?")
SETTINGS = {"md": "markdown-smart", "odt": "odt", "docx": "docx", "html": "html"}


def made(source: Source, form: Form, path: Path) -> bytes:
    export(source, path.with_suffix(f".{form}"), force=True)
    return path.with_suffix(f".{form}").read_bytes()


def sentences(source: Source) -> list[str]:
    """Every remark as the article has it."""
    return [printable(one.text).strip() for one in compose(source.synthesis, source.sessions).said()]


def by_pandoc(data: bytes, reader: str) -> list[tuple[str, str]]:
    """The blocks that pandoc reads, each with its kind and its text; a kind of text that is none fails."""
    command = [pypandoc.get_pandoc_path(), "--from", reader, "--to", "json", "--sandbox"]
    tree = json.loads(subprocess.run(command, input=data, check=True, capture_output=True).stdout)
    return [found for block in tree["blocks"] for found in _blocks(block)]


def _blocks(block: dict[str, object]) -> list[tuple[str, str]]:
    kind, content = block["t"], block.get("c")
    assert isinstance(kind, str)
    if kind in ("Para", "Plain"):
        return [(kind, _inlines(content))]
    if kind == "Header":
        assert isinstance(content, list)
        return [(f"{kind} {content[0]}", _inlines(content[2]))]
    if kind in ("BlockQuote", "BulletList"):
        assert isinstance(content, list)
        flat = content if kind == "BlockQuote" else [one for entry in content for one in entry]
        return [(kind, text) for one in flat for _kind, text in _blocks(one)]
    if kind == "Div":
        assert isinstance(content, list)
        return [found for one in content[1] for found in _blocks(one)]
    raise AssertionError(f"not in an article without commentary: {block}")


def _inlines(content: object) -> str:
    assert isinstance(content, list)
    return "".join(_inline(one) for one in content)


def _inline(one: dict[str, object]) -> str:
    match one:
        case {"t": "Str", "c": str(text)}:
            return text
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"t": "Span", "c": [_, content]}:
            return _inlines(content)
    raise AssertionError(f"not text: {one}")


@cache
def all_hostile() -> Source:
    return said([*(kept(text) for text in HOSTILE if text.strip()), '#panic() #read("/etc/passwd") $x$'])


@cache
def hostile_sentences() -> list[str]:
    return sentences(all_hostile())


@cache
def hostile_made(form: Form) -> bytes:
    with TemporaryDirectory() as folder:
        return made(all_hostile(), form, Path(folder) / "a")


# What is written is what is read


@pytest.mark.parametrize("form", ["md", "html", "odt", "docx"])
def test_headings_quotations_and_signs_survive(form: Form, tmp_path: Path) -> None:
    source = replace_synthesis(evening(), lead="Êtes-vous là ?", flashback="", link="")
    blocks = by_pandoc(made(source, form, tmp_path / "a"), SETTINGS[form])
    text = "\n".join(text for _kind, text in blocks)
    headings = [text for kind, text in blocks if kind.startswith("Header")]
    assert {"Des rendez-vous", "Des questions"} <= set(headings)
    assert ("BlockQuote", sentences(source)[0]) in blocks
    assert all(words in text for words in (*WORDS, "😀"))


def test_a_pdf_holds_the_words_in_french(tmp_path: Path) -> None:
    read = pypdf.PdfReader(io.BytesIO(made(with_lead(evening(), "# Êtes-vous là ?"), "pdf", tmp_path / "a")))
    text = re.sub(r"\s*\n\s*", " ", "".join(page.extract_text() for page in read.pages))
    assert all(words in text for words in WORDS)
    assert read.metadata is not None
    assert read.metadata.title == "L’été des écrans"
    assert read.trailer["/Root"]["/Lang"] == "fr"
    assert [item.title for item in read.outline if not isinstance(item, list)][2:4] == [
        "Des rendez-vous",
        "Des questions",
    ]


def test_signs_without_a_font_are_said(tmp_path: Path) -> None:
    assert export(said(["\U0001f98f\U00012000"]), tmp_path / "a.pdf") == ["undrawn"]
    assert export(said(["un ornithorynque"]), tmp_path / "b.pdf") == []


def test_office_documents_have_styles_and_a_language(tmp_path: Path) -> None:
    odt = zipfile.ZipFile(io.BytesIO(made(evening(), "odt", tmp_path / "a")))
    content = odt.read("content.xml").decode()
    assert 'text:style-name="Title">L’été des écrans' in content
    assert 'text:outline-level="1">Des rendez-vous</text:h>' in content
    assert 'style:parent-style-name="Quotations"' in content
    styles = odt.read("styles.xml").decode()
    assert set(re.findall(r'fo:(language|country)="(\w+)"', styles)) == {
        ("language", "fr"),
        ("country", "FR"),
    }
    docx = zipfile.ZipFile(io.BytesIO(made(evening(), "docx", tmp_path / "a")))
    content = docx.read("word/document.xml").decode()
    assert {"Title", "Heading1", "BlockText"} <= set(re.findall(r'<w:pStyle w:val="(\w+)"', content))
    assert 'w:val="fr-FR"' in docx.read("word/styles.xml").decode()


@pytest.mark.parametrize("form", FORMS)
def test_what_is_private_is_in_no_form(form: Form, tmp_path: Path) -> None:
    data = made(evening(), form, tmp_path / "a")
    if form in ("odt", "docx"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(archive.read(name) for name in archive.namelist())
    elif form == "pdf":
        data = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).encode()
    assert b"soigne" in data
    assert b"secret" not in data
    assert b"tout entendu" not in data


def test_the_article_speaks_its_own_language(tmp_path: Path) -> None:
    english = made(replace_synthesis(evening(), language="en"), "md", tmp_path / "a").decode()
    assert "## The café in figures" in english
    assert "22 November 2026" in english
    assert "22\u00a0novembre 2026" in made(evening(), "md", tmp_path / "a").decode()


# What people said is never markup


@pytest.mark.parametrize("form", ["odt", "docx", "html"])
def test_hostile_remarks_are_text_in_documents(form: Form) -> None:
    blocks = by_pandoc(hostile_made(form), SETTINGS[form])
    read = [_plain(text) for _kind, text in blocks]
    assert [one for one in map(_plain, hostile_sentences()) if one not in read] == []


def _plain(text: str) -> str:
    """Without what an XML or HTML reader does to spaces at ends."""
    return re.sub(r"[ \u2003]+", " ", text).strip()


@pytest.mark.parametrize("reader", ["markdown-smart", "gfm", "commonmark_x-smart"])
def test_hostile_remarks_are_text_in_markdown(reader: str) -> None:
    blocks = by_pandoc(hostile_made("md"), reader)
    assert [text for kind, text in blocks if kind == "BlockQuote"] == hostile_sentences()


@given(st.text(alphabet="ab1 .)-+*_`[]()<>#!&;\\|~^$:@{}=\"'/…«»\u00a0%w", max_size=30))
def test_no_text_is_markup_in_markdown(text: str) -> None:
    from facilitator.export.article_markdown import escaped

    [opening, inline, _closing] = _parsed(f"x {escaped(text)} x")
    assert opening.type == "paragraph_open"
    assert _text(inline) == f"x {text} x"


def _parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _text(inline: Token) -> str:
    assert {token.type for token in inline.children or []} <= {"text"}, inline.children
    return "".join(token.content for token in inline.children or [])


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_hostile_remarks_bring_no_tag_into_a_page(tmp_path: Path) -> None:
    page = Page(hostile_made("html").decode())
    quiet = Page(made(said(["a"]), "html", tmp_path / "a").decode())
    assert {name for name, _ in page.tags} == {name for name, _ in quiet.tags}
    assert len(page.all("blockquote")) == len(hostile_sentences())
    assert not page.all("a")
    assert not [one for _tag, attributes in page.tags for one in attributes if one[:2] == "on"]


def test_hostile_words_of_a_writer_are_no_more_than_commentary(tmp_path: Path) -> None:
    lead = "\n\n".join(kept(text) for text in HOSTILE if len(text) < 5000)
    page = Page(made(with_lead(evening(), lead), "html", tmp_path / "a").decode())
    assert not {"script", "img", "textarea", "iframe", "object"} & {name for name, _ in page.tags}
    assert {str(one["href"]).partition(":")[0] for one in page.all("a")} <= {"http", "https", "mailto"}
    for form in ("md", "odt", "pdf"):
        assert made(with_lead(evening(), lead), form, tmp_path / "a")


def test_no_cell_is_a_formula() -> None:
    table = list(csv.reader(io.StringIO(hostile_made("csv").decode("utf-8-sig"))))
    assert len(table) == 1 + len(hostile_sentences())
    assert {len(row) for row in table} == {11}
    assert not [cell for row in table for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell)]


def test_json_has_the_words_as_published(tmp_path: Path) -> None:
    source = said(["Je soigne l'écrit \u202eé\x1b[2J", "<script>"])
    text = made(source, "json", tmp_path / "a").decode()
    [situation] = json.loads(text)["situations"]
    assert [one["words"] for one in situation["remarks"]] == ["Je soigne l’écrit \u202eé\x1b[2J", "<script>"]
    assert [(one["session"], one["remark"]) for one in situation["remarks"]] == [(NAME, 1), (NAME, 2)]
    assert not {"\x1b", "\u202e"} & set(text)


def test_hostile_remarks_do_nothing_in_a_pdf() -> None:
    read = pypdf.PdfReader(io.BytesIO(hostile_made("pdf")))
    text = "".join(page.extract_text() for page in read.pages)
    assert "#panic() #read(" in text
    assert "<script>alert(1)</script>" in text
    assert not [page for page in read.pages if "/Annots" in page]
    assert not {"/AA", "/OpenAction", "/AcroForm"} & set(read.trailer["/Root"])
    # A hundred thousand characters without a space go on over lines.
    assert text.count("a") > 100_000


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_no_field_or_link_in_documents(form: Form) -> None:
    archive = zipfile.ZipFile(io.BytesIO(hostile_made(form)))
    name = "content.xml" if form == "odt" else "word/document.xml"
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(archive.read(name)).iter()}
    assert not {"a", "hyperlink", "script", "fldSimple", "instrText", "object", "drawing", "frame"} & tags


# The page


def test_the_page_needs_nothing_else_and_allows_nothing_else(tmp_path: Path) -> None:
    page = Page(made(evening(), "html", tmp_path / "a").decode())
    assert page.all("html") == [{"lang": "fr"}]
    [policy] = [one["content"] for one in page.all("meta") if one.get("http-equiv")]
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")
    assert not {"script", "link", "img", "iframe"} & {name for name, _ in page.tags}
    assert not [one for _tag, attributes in page.tags for one in ("src", "style") if one in attributes]
    assert "url(" not in "".join(page.texts)


def test_headings_are_in_order(tmp_path: Path) -> None:
    lead = "# Un\n\n### Trop profond\n\n## Deux\n\n#\n\n###### Six\n"
    source = replace_synthesis(with_lead(evening(), lead), closing="###### Une fin\n\nEt vous ?")
    page = Page(made(source, "html", tmp_path / "a").decode())
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch(r"h\d", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_charts_are_tables_too(tmp_path: Path) -> None:
    text = made(evening(), "html", tmp_path / "a").decode()
    page = Page(text)
    assert "Une question" in page.texts
    assert len(page.all("table")) == 2
    assert len(page.all("svg")) == len(page.all("rect")) == 5
    assert all(one == {"aria-hidden": "true", "focusable": "false"} for one in page.all("svg"))


def test_colours_of_the_page_can_be_read() -> None:
    from facilitator.export.article_html import TEMPLATES

    style = (TEMPLATES / "article.css").read_text("utf-8")
    palettes = [
        dict(re.findall(r"--(\w+): (#\w+)", found)) for found in re.findall(r":root \{([^}]*)\}", style)
    ]
    assert len(palettes) == 3
    for palette in palettes:
        assert all(_contrast(palette[one], palette["paper"]) >= 4.5 for one in ("ink", "quiet", "mark"))
        assert all(_contrast(palette[one], palette["paper"]) >= 3 for one in ("bar", "line"))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
