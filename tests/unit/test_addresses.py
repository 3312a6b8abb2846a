"""What a code says, and the address that is typed."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.addresses import full, is_link, short, wifi
from tests.hostile import HOSTILE

_FIELDS = re.compile(r"([TSP]):((?:\\.|[^\\;])*);")


def joined(payload: str) -> dict[str, str]:
    """The fields of a Wi-Fi code as a phone reads them: a backslash stands before what is meant as it is."""
    assert payload.startswith("WIFI:") and payload.endswith(";;")
    inside = payload.removeprefix("WIFI:")[:-1]
    found = list(_FIELDS.finditer(inside))
    assert "".join(one[0] for one in found) == inside, "nothing between the fields"
    return {one[1]: re.sub(r"\\(.)", r"\1", one[2]) for one in found}


@pytest.mark.parametrize(
    ("network", "password", "said"),
    [
        ("Café", "à la une", "WIFI:T:WPA;S:Café;P:à la une;;"),
        ('"foo;bar\\baz"', "a,b:c", 'WIFI:T:WPA;S:\\"foo\\;bar\\\\baz\\";P:a\\,b\\:c;;'),
        ("  deux espaces ", " ", "WIFI:T:WPA;S:  deux espaces ;P: ;;"),
    ],
)
def test_a_network_is_said_as_phones_expect(network: str, password: str, said: str) -> None:
    assert wifi(network, password, "WPA") == said


@pytest.mark.parametrize("digits", ["ABCD", "0123456789", "deadbeef" * 4])
def test_hexadecimal_digits_stay_bare(digits: str) -> None:
    assert wifi(digits, digits, "WEP") == f"WIFI:T:WEP;S:{digits};P:{digits};;"


def test_an_open_network_has_no_password() -> None:
    assert wifi("Libre;", "secret", "open") == "WIFI:T:nopass;S:Libre\\;;;"


@given(
    network=st.text(st.characters(exclude_categories=["Cc", "Cs"])),
    password=st.text(st.one_of(st.sampled_from('\\;,:"'), st.characters(exclude_categories=["Cc", "Cs"]))),
    security=st.sampled_from(["WPA", "WEP"]),
)
def test_name_and_password_come_out_exact(
    network: str, password: str, security: Literal["WPA", "WEP"]
) -> None:
    assert joined(wifi(network, password, security)) == {"T": security, "S": network, "P": password}


def test_what_no_network_can_be_called_is_left_out() -> None:
    assert wifi("Ca\x00f\x1bé\n", "mot\ud800\u0085", "WPA") == "WIFI:T:WPA;S:Café;P:mot;;"


@pytest.mark.parametrize(
    ("link", "typed"),
    [
        ("https://www.example.org/", "example.org"),
        ("http://example.org", "example.org"),
        ("HTTP://WWW.Example.org/Un/Chemin/", "Example.org/Un/Chemin"),
        ("example.org/x", "example.org/x"),
        ("  www.example.org\n", "example.org"),
        ("https://example.org/a?b=c/", "example.org/a?b=c/"),
        ("https://example.org/#/salle/", "example.org/#/salle/"),
        ("https://www.café.fr/é/", "café.fr/é"),
        ("https://हिन्दी.भारत/", "हिन्दी.भारत"),
        ("http://192.168.1.20:8000/", "192.168.1.20:8000"),
        ("http://[fe80::1]:8000/", "[fe80::1]:8000"),
    ],
)
def test_only_what_is_needed_to_arrive_is_typed(link: str, typed: str) -> None:
    assert short(link) == typed


@pytest.mark.parametrize(
    "link",
    [
        "http://www.fr",
        "https://example.org:8443",
        "https://camille:secret@example.org",
        "http://raspberrypi",
        "http://localhost:8000",
    ],
)
def test_without_it_a_browser_would_arrive_elsewhere(link: str) -> None:
    shortened = short(link + "/")
    assert shortened == ("www.fr" if "www" in link else link)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "example.org/x",
        "www.example.org",
        "xn--caf-dma.fr",
        "192.168.1.20:8000",
        "http://raspberrypi/",
        "http://[::1]:8000/",
        "https://exemple.fr/?a=1&b=<>#ancre",
        " example.org ",
    ],
)
def test_a_link_is_known(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour",
        "etc.",
        "14.30",
        "vers 22.30",
        "l’eau.douce",
        "moi@example.org",
        "mailto:moi@example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//example.org",
        "http:/example.org",
        "http://",
        "https://?q=1",
        "https://a..b",
        "https://[",
        "http://[1:2]/",
        "http://example.org:99999",
        "http://example.org:port",
        "http://example.org/un chemin",
        "https://example.org/\x1b[2J",
        "https://example.org/\u202eoups",
        f"https://{'a' * 64}.fr",
        f"https://{'a.' * 200}fr",
    ],
)
def test_what_is_no_link_is_known_too(text: str) -> None:
    assert not is_link(text)
    assert full(text) == text


@pytest.mark.parametrize(
    ("link", "scanned"),
    [
        ("example.org/x", "https://example.org/x"),
        (" www.example.org ", "https://www.example.org"),
        ("192.168.1.20:8000", "http://192.168.1.20:8000"),
        ("http://example.org/", "http://example.org/"),
        ("https://example.org/x/", "https://example.org/x/"),
    ],
)
def test_a_scanned_link_has_its_scheme(link: str, scanned: str) -> None:
    assert full(link) == scanned


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_stops_it_nor_passes(text: str) -> None:
    for link in (text, f"https://{text}", f"https://example.org/{text}", f"http://[{text}]:{text}"):
        is_link(link), full(link)
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\ud800-\udfff]", short(link))


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert is_link(text) in (True, False)
    assert is_link(full(text)) == is_link(text)
    assert is_link(short(text)) or not is_link(text)


@given(
    st.from_regex(
        r"https?://(www\.)?[a-z]{1,9}\.[a-z]{2,3}(:[1-9][0-9]{0,3})?(/[a-z]{0,5}){0,3}", fullmatch=True
    )
)
def test_what_is_typed_is_a_link_that_cannot_be_shorter(link: str) -> None:
    typed = short(link)
    assert is_link(typed)
    assert short(typed) == typed
    assert not typed.endswith("/")
