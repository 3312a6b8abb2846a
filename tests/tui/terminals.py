"""Keys that never reach a program, by who keeps them: a French keyboard, four terminals.

Only what could be a key of a screen is listed: no key of a logo, of sound or of light. Shortcuts of a whole desktop
(Alt+Tab and the like) need no table: no key here is held with Alt.
"""

from __future__ import annotations

# Characters that need AltGr on the keyboard of a French PC: the legend of that keyboard, as in the `fr` layout of
# xkeyboard-config and in the layout "Français (hérité, AZERTY)" of Windows.
ALTGR = frozenset("~#{[|`\\^@]}¤€")

# How a screen calls those of them that have a name of their own.
ALTGR_NAMES = frozenset(
    {
        "tilde",
        "number_sign",
        "left_curly_bracket",
        "left_square_bracket",
        "vertical_line",
        "grave_accent",
        "backslash",
        "circumflex_accent",
        "at",
        "right_square_bracket",
        "right_curly_bracket",
        "currency_sign",
        "euro_sign",
    }
)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FIGURES = "123456789"

KEPT: dict[str, frozenset[str]] = {
    # "keybindings" in src/cascadia/TerminalSettingsModel/defaults.json, and userDefaults.json for Ctrl+C and
    # Ctrl+V, of github.com/microsoft/terminal. Enter copies only where something is marked with the mouse.
    "Windows Terminal": frozenset(
        {"alt+f4", "alt+enter", "f11", "ctrl+shift+space", "ctrl+comma", "ctrl+shift+comma", "alt+ctrl+comma"}
        | {"alt+space", "ctrl+shift+full_stop", "ctrl+tab", "ctrl+shift+tab", "ctrl+insert", "shift+insert"}
        | {f"ctrl+shift+{letter}" for letter in "fptndwcvam"}
        | {f"ctrl+shift+{figure}" for figure in _FIGURES}
        | {f"alt+ctrl+{figure}" for figure in _FIGURES}
        | {f"alt+{arrow}" for arrow in ("up", "down", "left", "right")}
        | {f"alt+shift+{arrow}" for arrow in ("up", "down", "left", "right", "minus", "plus")}
        | {f"ctrl+shift+{key}" for key in ("up", "down", "pageup", "pagedown", "home", "end")}
        | {"alt+ctrl+left", "ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+c", "ctrl+v"}
    ),
    # src/org.gnome.Terminal.gschema.xml (keybindings, and F10 for the menu) of gitlab.gnome.org/GNOME/gnome-terminal;
    # Widget::key_press in src/vte.cc of gitlab.gnome.org/GNOME/vte for the keys that move through its buffer.
    "GNOME Terminal": frozenset(
        {"f1", "f10", "shift+f10", "f11", "ctrl+pageup", "ctrl+pagedown", "ctrl+plus", "ctrl+minus", "ctrl+0"}
        | {"shift+pageup", "shift+pagedown", "shift+home", "shift+end", "ctrl+insert", "shift+insert"}
        | {f"ctrl+shift+{key}" for key in ("up", "down", "pageup", "pagedown", "left", "right")}
        | {f"ctrl+shift+{letter}" for letter in _LETTERS}
        | {f"alt+{figure}" for figure in (*_FIGURES, "0")}
    ),
    # "Keyboard shortcuts in Terminal" (support.apple.com/guide/terminal/trmlshtcts) for the keys that move through
    # its buffer; "Mac keyboard shortcuts" (support.apple.com/102650) and "Use Mission Control"
    # (support.apple.com/guide/mac-help/mh35798) for those of the system.
    "macOS Terminal": frozenset(
        {
            "pageup",
            "pagedown",
            "home",
            "end",
            "f11",
            "ctrl+space",
            "alt+ctrl+space",
            "ctrl+tab",
            "ctrl+shift+tab",
        }
        | {f"ctrl+{arrow}" for arrow in ("up", "down", "left", "right")}
        | {f"ctrl+f{figure}" for figure in range(1, 9)}
        | {f"ctrl+{figure}" for figure in _FIGURES}
    ),
    # The prefix, under "DEFAULT KEY BINDINGS" in tmux(1): everything else in there comes after it.
    "tmux": frozenset({"ctrl+b"}),
}
