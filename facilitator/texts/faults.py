"""What is wrong in a file and what to do about it, in a sentence or two for each rule.

The words of a file appear in them only clipped and without control characters, and as plain text.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import category

from facilitator.domain.faults import Fault
from facilitator.texts import _

_Sentence = Callable[[], str]

_FILES: dict[str, _Sentence] = {
    "missing": lambda: _("There is no such file. Look for a slip in its name, or in the folder."),
    "folder": lambda: _("This is a folder. Name a file inside it."),
    "unreadable": lambda: _("The file cannot be read ({reason}). Try a copy of it elsewhere on the disk."),
    "denied": lambda: _("You are not allowed to read this file. Change its permissions, or ask who owns it."),
    "not-a-file": lambda: _(
        "This is a pipe, a device or the like, and it is not opened: no text is kept in it. Move it elsewhere."
    ),
    "link-nowhere": lambda: _(
        "This link leads nowhere. Put back the file it stands for, or delete the link."
    ),
    "too-big": lambda: _("The file is over {mebibytes} MiB, far too big for this. Is it the right one?"),
    "utf16": lambda: _("The file is in UTF-16. In your editor, save it again with the encoding UTF-8."),
    "not-utf8": lambda: _(
        "A character here is not in UTF-8 (byte {byte}). In your editor, save the file again with the "
        "encoding UTF-8, and check the accents."
    ),
    "empty": lambda: _("There is nothing in this file but perhaps comments. Write something in it first."),
    "control": lambda: _("There is an invisible character here ({char}). Delete it."),
}

_WRITING: dict[str, _Sentence] = {
    "syntax": lambda: _(
        "This is not written as YAML asks. Look at this line and the one before: a quotation mark, a "
        "bracket or some spaces may be missing."
    ),
    "colon": lambda: _(
        "A text with a colon in it must be in double quotes. Put quotes around the whole text."
    ),
    "start": lambda: _(
        'A text without quotes cannot begin with "{char}". Put the whole text in double quotes.'
    ),
    "tab": lambda: _("There is a tab here. Use spaces to indent lines, never tabs."),
    "indentation": lambda: _(
        "This line does not line up with those above it. Give it as many spaces as the line it belongs "
        "with; if it goes on with a text, put the whole text in double quotes."
    ),
    "open-quote": lambda: _("This quotation mark is never closed. Add the closing one."),
    "open-bracket": lambda: _(
        'This "{char}" is never closed. Add "{close}", or put the text in double quotes.'
    ),
    "escape": lambda: _(
        'In double quotes, "{word}" means nothing. Write the backslash twice, or use single quotes.'
    ),
    "after": lambda: _(
        'Something follows the closing {char} here. Put the whole text in double quotes, and write \\" for '
        "each quotation mark inside it."
    ),
    "no-colon": lambda: _(
        'There is no colon after "{word}". Write "key: text"; if the line goes on with a text, put the whole '
        "text in double quotes."
    ),
    "no-key": lambda: _("Nothing stands before this colon. Write the key there, or delete the colon."),
    "key-shape": lambda: _("A key must be a word, not a list or a bracket. Put the text in double quotes."),
    "equal-keys": lambda: _('"{key}" is already written above, in the same place. Keep only one of the two.'),
    "alias": lambda: _(
        '"{word}" would be a YAML reference, which is not used here. If it is text, put it in double quotes.'
    ),
    "tag": lambda: _(
        '"{word}" would be a YAML tag, which is not used here. If it is text, put it in double quotes.'
    ),
    "nesting": lambda: _("Lists or brackets are nested here more than {deepest} deep. Take some away."),
    "documents": lambda: _(
        "A second document begins here. Keep one for each file, without the lines --- and ... between."
    ),
    "cut": lambda: _(
        "YAML stops reading this text at the #. Put the whole text in double quotes, or move the comment "
        "to a line of its own."
    ),
}

_VALUES: dict[str, _Sentence] = {
    "top": lambda: _("The file must begin with a key, such as title: and its text. Write that line first."),
    "value": lambda: _('"{key}" does not expect this. Look at the template for how it is written.'),
    "missing-key": lambda: _('"{key}" is missing here. Add a line that begins with "{key}:" and fill it in.'),
    "unknown-key": lambda: _('The key "{key}" is not known here. The known ones are: {known}.'),
    "unknown-near": lambda: _('The key "{key}" is not known here. Did you mean "{near}"?'),
    "choice": lambda: _('"{key}" cannot be "{word}". It can be: {known}.'),
    "choice-near": lambda: _('"{key}" cannot be "{word}". Did you mean "{near}"?'),
    "nothing": lambda: _("Nothing is written here. Fill it in, or delete the line."),
    "nothing-required": lambda: _('Nothing is written after "{key}:". Write it there.'),
    "empty-list": lambda: _('The list "{key}" is empty. Add at least one line that begins with a dash.'),
    "blank": lambda: _('"{key}" has no words. Write some between the quotes.'),
    "too-long": lambda: _('"{key}" is too long. Keep it under {longest} characters.'),
    "form": lambda: _('"{key}" cannot be written like this: "{word}". Look at the template.'),
    "form-id": lambda: _(
        '"{word}" cannot be an id. Use small letters without accents, figures and hyphens, or delete '
        "the line: the id is then made from the title."
    ),
    "form-language": lambda: _('"{word}" is no code of a language. Write fr for French, en for English.'),
    "equal-ids": lambda: _('Two prompts have the id "{word}". Change one, or delete its line.'),
    "range": lambda: _('"{key}" cannot be {word}. Write a number that makes sense here.'),
    "range-gt-le": lambda: _('"{key}" cannot be {word}. Write a number above {gt}, and {le} at most.'),
    "range-ge-le": lambda: _('"{key}" cannot be {word}. Write a number from {ge} to {le}.'),
    "range-ge": lambda: _('"{key}" cannot be {word}. Write a number that is {ge} or more.'),
    "not-whole": lambda: _('"{key}" must be a whole number, not {word}. Write it without decimals.'),
    "not-a-date-moment": lambda: _(
        '"{word}" is not a date with an hour. Write it like 2026-11-22T14:30:00+01:00.'
    ),
    "not-a-date-day": lambda: _('"{word}" is not a date. Write it as year, month, day: 2026-11-22.'),
}

# By what was expected, then by what was found where that changes the advice.
_TYPES: dict[str, _Sentence] = {
    "text": lambda: _('"{key}" needs a text. Write it in double quotes, after the colon or the dash.'),
    "text-number": lambda: _('YAML reads {word} as a number. "{key}" needs a text: put it in double quotes.'),
    "text-flag": lambda: _(
        'YAML reads {word} as true or false. "{key}" needs a text: put it in double quotes.'
    ),
    "number": lambda: _('"{key}" needs a number. Write it in figures only, without quotes.'),
    "flag": lambda: _('"{key}" needs true or false, without quotes. Write one of the two.'),
    "moment": lambda: _('"{key}" needs a date with an hour. Write it like 2026-11-22T14:30:00+01:00.'),
    "day": lambda: _('"{key}" needs a date. Write it as year, month, day: 2026-11-22.'),
    "choice": lambda: _('"{key}" needs one word of those it knows. Look at the template.'),
    "list": lambda: _(
        '"{key}" needs a list. Write each part on a line of its own that begins with a dash and a space.'
    ),
    "keys": lambda: _('"{key}" needs keys with their texts. Look at the template for which ones.'),
    "keys-example": lambda: _('"{key}" needs keys with their texts. Begin with "{example}:" and a text.'),
}

_AMBIGUOUS: dict[str, _Sentence] = {
    "text-flag": _TYPES["text-flag"],
    "text-number": _TYPES["text-number"],
    "text-time": lambda: _(
        'Some programs read {word} as a number of seconds. "{key}" needs a text: put it in double quotes.'
    ),
    "text-sign": lambda: _('YAML keeps {word} for itself. "{key}" needs a text: put it in double quotes.'),
    "number-time": lambda: _(
        '"{key}" needs a number, and {word} is an hour of the day or a duration. Write the number alone, '
        "such as 15."
    ),
}

_SESSIONS: dict[str, _Sentence] = {
    "equal-numbers": lambda: _("Two remarks have the number {number}. Give one of them another number."),
    "journal-line": lambda: _(
        "This line of the journal cannot be read. What stands above it is safe: keep a copy of the file, "
        "then delete the line."
    ),
    "journal-gap": lambda: _(
        "Entries {first} to {last} are missing before this line. Put back the file that belongs with this "
        "journal, or keep a copy of both before you go on."
    ),
    "journal-not-begun": lambda: _(
        "The journal does not begin with the beginning of a session. Put back the file that belongs with it."
    ),
    "old-copy-saved": lambda: _(
        "An older copy of this file was saved over it. The session goes on, and the copy is kept beside."
    ),
    "later-format": lambda: _(
        "A later version of the program wrote this file (format {number}). Open it with that version."
    ),
    "cut-short": lambda: _(
        "The end of this file is missing. It was cut short while it was saved: put a whole copy of it back."
    ),
}

_KEYS: dict[str, _Sentence] = {
    "no-action": lambda: _('No action is called "{word}". The command facilitator keys lists them all.'),
    "no-action-near": lambda: _('No action is called "{word}". Did you mean "{near}"?'),
    "no-key-called": lambda: _(
        'No key is called "{word}". Write it like f2, ctrl+e, shift+tab or pagedown, with commas between several.'
    ),
    "key-is-typed": lambda: _(
        '"{word}" is typed into the text there. Take a function key, or one held with ctrl or alt.'
    ),
    "key-taken": lambda: _('On that screen "{word}" is the key of {other}. Give one of the two another key.'),
    "key-needed": lambda: _('"{word}" cannot do without a key. Write one, or delete the line.'),
}

_SENTENCES = _FILES | _WRITING | _VALUES | _SESSIONS | _KEYS

_LONGEST = 40


def sentence(fault: Fault) -> str:
    """What is wrong and what to do, in the language of the moment."""
    said = _sentence_of(fault.code, fault.data)
    return said().format(**{name: _shown(value) for name, value in fault.data.items()})


def line(fault: Fault) -> str:
    """`path:line:column: sentence`, as editors and other tools understand it."""
    return at(fault.path, fault.line, fault.column, sentence(fault))


def at(path: Path, line: int, column: int, said: str) -> str:
    """`path:line:column: said`, or `path: said` where there is no line."""
    name = _printable(str(path))
    return f"{name}:{line}:{column}: {said}" if line else f"{name}: {said}"


def _sentence_of(code: str, data: dict[str, Any]) -> _Sentence:
    if code == "type":
        example = "keys-example" if data.get("example") else ""
        names = (f"{data['expected']}-{data['got']}", example, data["expected"])
        return next((_TYPES[name] for name in names if name in _TYPES), _VALUES["value"])
    if code == "ambiguous":
        name = f"{data['expected']}-{data['taken']}"
        return _AMBIGUOUS.get(name) or _TYPES.get(data["expected"]) or _VALUES["value"]
    return _SENTENCES.get(_variant(code, data)) or _SENTENCES.get(code) or _unknown


def _variant(code: str, data: dict[str, Any]) -> str:
    """The more precise sentence that what is known allows, if there is one."""
    if code == "unreadable" and data.get("denied"):
        return "denied"
    if code in ("unknown-key", "choice", "no-action") and data.get("near"):
        return "unknown-near" if code == "unknown-key" else f"{code}-near"
    if code == "nothing" and data.get("required"):
        return "nothing-required"
    if code == "range":
        return "-".join([code, *(bound for bound in ("gt", "ge", "lt", "le") if bound in data)])
    if code == "not-a-date":
        return f"{code}-{data['expected']}"
    return f"{code}-{data['key']}" if code == "form" else code


def _unknown() -> str:
    return _("Something is wrong here. Compare this place with a file that works.")


def _printable(text: str) -> str:
    # Python counts the no-break spaces of French among what cannot be printed.
    return "".join(char if char.isprintable() or category(char) == "Zs" else "\ufffd" for char in text)


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    text = _printable(str(value))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
