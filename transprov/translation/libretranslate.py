"""A LibreTranslate server as a translator: the one that the user named, and no other address.

https://docs.libretranslate.com documents its API. Redirects are not followed and proxies are not used: the texts go to
the address given or nowhere.
"""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Sequence
from contextlib import closing
from typing import Any
from urllib.parse import SplitResult, urlsplit

from transprov.errors import ConfigError, InputError, ModelMissingError
from transprov.translation.protocol import Translation

KEY = "LIBRETRANSLATE_API_KEY"
"""Environment variable with the key of a server that asks for one."""
_TEXTS = 32
_CHARACTERS = 4000
"""A request holds no more of either: public servers refuse large ones."""
_ANSWER_BYTES = 10_000_000


class LibreTranslate:
    """A `Translator` at a URL."""

    def __init__(self, url: str, *, seconds: float = 60.0) -> None:
        """For the server at `url`, each answer of which may take `seconds`. Raises `ConfigError` for no http(s) URL."""
        self._url = url
        self._seconds = seconds
        self._parts = _parsed(url)
        self._pairs: dict[str, frozenset[str]] | None = None

    def identity(self, source: str, target: str) -> str:
        """The server's address: it does not tell its models."""
        return f"libretranslate:{self._parts.netloc}{self._parts.path.rstrip('/')}"

    def supports(self, source: str, target: str) -> bool:
        """What the server says of the pair, asked once. Raises `InputError` when it cannot be asked."""
        if self._pairs is None:
            self._pairs = self._languages()
        return target in self._pairs.get(source, frozenset())

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Translation]:
        """One translation a text; the server gives no scores.

        Raises `ModelMissingError` for a pair that it does not have, `InputError` for a server that does not answer.
        """
        if not self.supports(source, target):
            raise ModelMissingError(f"does not translate from {source!r} to {target!r}", resource=self._url)
        done: list[Translation] = []
        while len(done) < len(texts):
            batch = _batch(texts[len(done) :])
            done += [Translation(text) for text in self._translated(batch, source, target)]
        return done

    def _translated(self, batch: list[str], source: str, target: str) -> list[str]:
        question: dict[str, Any] = {"q": batch, "source": source, "target": target, "format": "text"}
        if key := os.environ.get(KEY):
            question["api_key"] = key
        answer = self._ask("POST", "/translate", question)
        said = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(said, list) or len(said) != len(batch) or not all(isinstance(one, str) for one in said):
            raise self._strange()
        return said

    def _languages(self) -> dict[str, frozenset[str]]:
        answer = self._ask("GET", "/languages", None)
        if not isinstance(answer, list):
            raise self._strange()
        pairs = {}
        codes = frozenset(str(one.get("code")) for one in answer if isinstance(one, dict))
        for one in answer:
            if isinstance(one, dict):
                targets = one.get("targets")
                pairs[str(one.get("code"))] = frozenset(map(str, targets)) if isinstance(targets, list) else codes
        return pairs

    def _ask(self, method: str, path: str, question: dict[str, Any] | None) -> Any:
        kind = http.client.HTTPSConnection if self._parts.scheme == "https" else http.client.HTTPConnection
        host = self._parts.hostname or ""
        body = None if question is None else json.dumps(question).encode()
        headers = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if body else {})
        try:
            with closing(kind(host, self._parts.port, timeout=self._seconds)) as connection:
                connection.request(method, self._parts.path.rstrip("/") + path, body=body, headers=headers)
                response = connection.getresponse()
                data = response.read(_ANSWER_BYTES + 1)
                status = response.status
        except TimeoutError:
            raise InputError(
                f"no answer within {self._seconds:g} s; is it a LibreTranslate server?", resource=self._url
            ) from None
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise InputError(f"cannot be asked for a translation ({why})", resource=self._url) from None
        if len(data) > _ANSWER_BYTES:
            raise self._strange()
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError):
            answer = None
        if status != http.HTTPStatus.OK:
            raise InputError(f"the server answers {status}{_complaint(answer)}", resource=self._url)
        if answer is None:
            raise self._strange()
        return answer

    def _strange(self) -> InputError:
        return InputError("its answer is not that of a LibreTranslate server", resource=self._url)


def _parsed(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or not parts.netloc.isprintable() or " " in url.strip():
        raise ConfigError("is not the http or https URL of a translation server", resource=url)
    return parts


def _batch(texts: Sequence[str]) -> list[str]:
    """The first of the texts, as many as one request takes; at least one."""
    size = 0
    batch: list[str] = []
    for text in texts[:_TEXTS]:
        size += len(text)
        if batch and size > _CHARACTERS:
            break
        batch.append(text)
    return batch


def _complaint(answer: Any) -> str:
    """What the server says is wrong, on one line."""
    said = answer.get("error") if isinstance(answer, dict) else None
    return f" ({' '.join(said.split())[:200]})" if isinstance(said, str) else ""
