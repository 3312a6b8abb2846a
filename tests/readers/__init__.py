"""Other programs that read a session's file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML

from tests.conftest import ROOT, need

Document = dict[str, Any]
Reader = Callable[[Path], Document]

_MODULES = ROOT / ".venv" / "js" / "node_modules"
_SCRIPT = Path(__file__).with_name("read.js")


def by_pyyaml(path: Path) -> Document:
    """PyYAML's safe loader."""
    return dict(yaml.safe_load(path.read_bytes()))


def by_ruamel(path: Path) -> Document:
    """ruamel.yaml, written in Python."""
    return dict(YAML(typ="safe", pure=True).load(StringIO(path.read_text("utf-8"))))


def by_ruamel_c(path: Path) -> Document:
    """ruamel.yaml over its parser in C."""
    return dict(YAML(typ="safe").load(path.read_bytes()))


def by_js_yaml(path: Path) -> Document:
    """js-yaml, in node."""
    need(shutil.which("node"), "node")
    need((_MODULES / "js-yaml").is_dir(), "js-yaml (`make js`)")
    environ = {**os.environ, "NODE_PATH": str(_MODULES)}
    done = subprocess.run(["node", _SCRIPT, path], capture_output=True, timeout=30, check=True, env=environ)
    return dict(json.loads(done.stdout))


READERS: list[Reader] = [by_pyyaml, by_ruamel, by_ruamel_c, by_js_yaml]
