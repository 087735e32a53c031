import hashlib

import pytest
from damaging import GOOD
from serving import as_json, serving

from transprov.errors import InputError
from transprov.translation.index import download, find_offer, is_name

DATA = GOOD.read_bytes()
SHA = hashlib.sha256(DATA).hexdigest()


def row(link, version="0.1", **more):
    return {"package_version": version, "from_code": "en", "to_code": "fr", "links": [link], **more}


@pytest.fixture
def index(monkeypatch):
    """Serves these rows as the index, and the good package; links may use {url}."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(*rows, **answers):
            served = {"/p.argosmodel": (200, {}, DATA)} | {f"/{name}": answer for name, answer in answers.items()}
            url, asked = stack.enter_context(serving(served))
            told = [one | {"links": [link.format(url=url) for link in one["links"]]} for one in rows]
            served["/index.json"] = as_json(told)
            monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{url}/")
            return url, asked

        yield start


def test_the_newest_version_is_found_and_downloaded(index, tmp_path):
    index(row("{url}/old", "0.1"), row("{url}/p.argosmodel", "0.10"), row("{url}/old", "0.9"), {"links": [], "x": 1})
    offer = find_offer("en_fr")
    assert (offer.source, offer.target, offer.version, offer.sha256) == ("en", "fr", "0.10", None)
    told = []
    assert download(offer, tmp_path / "p", lambda come, of: told.append((come, of))) == SHA
    assert (tmp_path / "p").read_bytes() == DATA
    assert told[-1] == (len(DATA), len(DATA))
    assert len(told) > 5


@pytest.mark.parametrize("name", ["translate-en_fr", "en-fr", "en_fr", "translate-en_fr-0_1", "en_fr-0.1"])
def test_a_package_has_several_names(name, index):
    index(row("{url}/p.argosmodel"))
    assert is_name(name)
    assert find_offer(name).version == "0.1"


@pytest.mark.parametrize("name", ["translate-en_pl", "en_fr-9_9"])
def test_what_the_index_lacks_is_said(name, index):
    index(row("{url}/p.argosmodel"))
    with pytest.raises(InputError, match="not in argostranslate's index"):
        find_offer(name)


@pytest.mark.parametrize("name", ["", "fr", "../../x_y", "en_fr\n", "http://x/en_fr", "EN_FR", "translate-en_fr-../x"])
def test_a_path_or_an_address_is_no_name(name):
    assert not is_name(name)


def test_the_checksum_of_the_index_is_compared(index, tmp_path):
    index(row("{url}/p.argosmodel", sha256=SHA.upper()))
    assert download(find_offer("en_fr"), tmp_path / "p") == SHA
    index(row("{url}/p.argosmodel", checksum=f"sha256:{'0' * 64}"))
    with pytest.raises(InputError, match="another checksum"):
        download(find_offer("en_fr"), tmp_path / "p")


def test_a_link_that_fails_gives_way_to_the_next(index, tmp_path):
    offers = row("{url}/gone")
    offers["links"] += ["{url}/p.argosmodel"]
    index(offers)
    assert download(find_offer("en_fr"), tmp_path / "p") == SHA


@pytest.mark.parametrize(
    ("link", "answers", "said"),
    [
        ("{url}/gone", {}, "answers 404"),
        ("{url}/short", {"short": (200, {"Content-Length": "5000"}, b"x")}, "breaks off|cannot be downloaded"),
        ("{url}/away", {"away": (302, {"Location": "file:///etc/passwd"}, b"")}, "not an http or https address|302"),
        ("{url}/ftp", {"ftp": (302, {"Location": "ftp://127.0.0.1/x"}, b"")}, "not an http or https address|302"),
        ("file:///etc/passwd", {}, "not an http or https address"),
        ("http://127.0.0.1:9/x", {}, "cannot be downloaded"),
    ],
)
def test_a_download_that_fails_is_one_line(link, answers, said, index, tmp_path):
    index(row(link), **answers)
    with pytest.raises(InputError, match=said) as caught:
        download(find_offer("en_fr"), tmp_path / "p")
    assert "\n" not in str(caught.value)


def test_what_is_no_index_is_said():
    for data in (b"<html>", b"{}", b"[" * 100_000):
        with serving({"/index.json": (200, {}, data)}) as (url, _), pytest.MonkeyPatch.context() as patch:
            patch.setenv("ARGOS_PACKAGE_INDEX", url)
            with pytest.raises(InputError, match="no index of Argos packages"):
                find_offer("en_fr")
