"""The layers hold, and the rules that say so can fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def lint_imports(folder: Path) -> tuple[int, str]:
    """The verdict of import-linter on the package in a folder, and what it says."""
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def test_each_layer_imports_only_from_those_below_it() -> None:
    status, said = lint_imports(ROOT)
    assert status == 0, said


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/slugs.py", "import facilitator.texts"),
        ("domain/slugs.py", "import facilitator.storage.folders"),
        ("domain/slugs.py", "import os"),
        ("texts/__init__.py", "import facilitator.storage.folders"),
        ("storage/folders.py", "import facilitator.export"),
        ("storage/folders.py", "import facilitator.services"),
        ("services/__init__.py", "def late():\n    import facilitator.tui"),
        ("line/__init__.py", "import facilitator.tui"),
        ("tui/__init__.py", "import facilitator.line"),
        ("tui/__init__.py", "import facilitator.cli"),
        ("line/__init__.py", "def late():\n    from textual.app import App"),
        ("cli/__init__.py", "import textual"),
        ("somewhere/__init__.py", ""),
    ],
)
def test_a_wrong_import_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, line: str
) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.mo", "*.po")
    shutil.copytree(ROOT / "facilitator", tmp_path / "facilitator", ignore=ignored)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    target = tmp_path / "facilitator" / module
    target.parent.mkdir(exist_ok=True)
    with target.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    status, said = lint_imports(tmp_path)
    assert status == 1, said
    assert "BROKEN" in said, said
