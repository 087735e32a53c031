import json

import pytest
from serving import as_json, serving

from transprov.errors import ConfigError, InputError, ModelMissingError
from transprov.translation import LibreTranslate, Translation, load_translator

LANGUAGES = as_json([{"code": "en", "targets": ["de", "fr"]}, {"code": "de", "name": "German"}])


def upper(body):
    return as_json({"translatedText": [text.upper() for text in json.loads(body)["q"]]})


def test_texts_go_to_the_server_in_batches_and_come_back_in_order():
    texts = [f"sentence number {n}" for n in range(70)]
    with serving({"/languages": LANGUAGES, "/translate": upper}) as (url, asked):
        done = LibreTranslate(url).translate(texts, source="en", target="de")
        assert done == [Translation(text.upper()) for text in texts]
        bodies = [json.loads(body) for path, body in asked if path == "/translate"]
        assert [len(body["q"]) for body in bodies] == [32, 32, 6]
        assert all((b["source"], b["target"], b["format"]) == ("en", "de", "text") for b in bodies)
        assert "api_key" not in bodies[0]


def test_long_texts_make_small_requests():
    with serving({"/languages": LANGUAGES, "/translate": upper}) as (url, asked):
        assert len(LibreTranslate(url).translate(["x" * 3000] * 3, source="en", target="de")) == 3
        assert [path for path, _ in asked].count("/translate") == 3


def test_the_key_of_the_environment_is_sent(monkeypatch):
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "secret")
    with serving({"/api/languages": LANGUAGES, "/api/translate": upper}) as (url, asked):
        LibreTranslate(f"{url}/api/").translate(["x"], source="en", target="de")
        assert json.loads(asked[-1][1])["api_key"] == "secret"


def test_the_server_says_which_pairs_it_has():
    with serving({"/languages": LANGUAGES}) as (url, asked):
        server = LibreTranslate(url)
        assert server.supports("en", "fr") and server.supports("de", "en")
        assert not server.supports("en", "pl") and not server.supports("pl", "en")
        assert len(asked) == 1
        with pytest.raises(ModelMissingError, match="does not translate from 'en' to 'pl'"):
            server.translate(["x"], source="en", target="pl")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (as_json({"error": "Invalid\nAPI key"}, 403), r"answers 403 \(Invalid API key\)"),
        ((500, {}, b"<html>"), "answers 500$"),
        ((200, {}, b"<html>"), "not that of a LibreTranslate server"),
        (as_json({"translatedText": "one for two"}), "not that of a LibreTranslate server"),
        (as_json({"translatedText": ["a"]}), "not that of a LibreTranslate server"),
        (as_json({"translatedText": ["a", 3]}), "not that of a LibreTranslate server"),
        (as_json([]), "not that of a LibreTranslate server"),
        ((302, {"Location": "http://127.0.0.1:9/"}, b""), "answers 302"),
    ],
)
def test_an_answer_of_another_kind_is_one_line(answer, said):
    with (
        serving({"/languages": LANGUAGES, "/translate": answer}) as (url, _),
        pytest.raises(InputError, match=said) as caught,
    ):
        LibreTranslate(url).translate(["a", "b"], source="en", target="de")
    assert "\n" not in str(caught.value)


def test_nobody_there_is_one_line():
    with pytest.raises(InputError, match=r"http://127\.0\.0\.1:9: cannot be asked for a translation"):
        LibreTranslate("http://127.0.0.1:9").translate(["a"], source="en", target="de")


@pytest.mark.parametrize("url", ["ftp://x", "http://", "http://user:word@host", "http://x:99999", "http://a b/"])
def test_what_is_no_url_of_a_server_is_a_mistake(url):
    with pytest.raises(ConfigError):
        load_translator(url)
    with pytest.raises(ConfigError, match="unknown translator"):
        load_translator("argos")
