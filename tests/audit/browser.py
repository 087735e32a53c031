"""A headless Chromium, spoken to over a pair of pipes in its DevTools protocol; needs nothing but the browser."""

from __future__ import annotations

import base64
import fcntl
import itertools
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_SECONDS = 60
# the browser reads at 3 and writes at 4
_START = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'


class Browser:
    """A context manager; the profile lies in `folder`."""

    def __init__(self, folder: Path) -> None:
        assert PROGRAM is not None
        theirs_in, self._out = _pipe()
        self._in, theirs_out = _pipe()
        command = [PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        command += [f"--user-data-dir={folder / 'profile'}", "--remote-debugging-pipe"]
        self._process = subprocess.Popen(
            ["bash", "-c", _START, "bash", str(theirs_in), str(theirs_out), *command],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._numbers = itertools.count(1)
        self._left = b""
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._out)
        os.close(self._in)
        self._process.kill()
        self._process.wait()

    def send(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self.read()).get("id") != number:
            self.events.append(answer)
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def wait(self, event: str, session: str) -> None:
        while not any(each["method"] == event and each.get("sessionId") == session for each in self.events):
            self.events.append(self.read())

    def read(self) -> dict[str, Any]:
        end = time.monotonic() + _SECONDS
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser says nothing"
            data = os.read(self._in, 1 << 16)
            assert data, "the browser is gone"
            self._left += data
        message, _, self._left = self._left.partition(b"\0")
        return json.loads(message)  # type: ignore[no-any-return]

    def open(self, address: str, width: int, height: int = 900, *, dark: bool = False) -> Page:
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable", session)
        self.send(
            "Emulation.setDeviceMetricsOverride", session, width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.send("Emulation.setEmulatedMedia", session, features=scheme)
        self.events.clear()
        self.send("Page.navigate", session, url=address)
        self.wait("Page.loadEventFired", session)
        return Page(self, session)


class Page:
    """One open page."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser, self._session = browser, session

    def value(self, script: str) -> Any:
        """What a JavaScript expression comes to."""
        how = {"expression": script, "returnByValue": True, "awaitPromise": True}
        said = self._browser.send("Runtime.evaluate", self._session, **how)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press and let go of a key."""
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self._browser.send(
                "Input.dispatchKeyEvent",
                self._session,
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **more,
            )

    def problems(self) -> list[Any]:
        """Errors and warnings of the console, uncaught exceptions, violations of the security policy."""
        self.value("1")  # whatever came before has arrived then
        return [
            each["params"]
            for each in self._of(("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"))
        ]

    def requests(self) -> list[str]:
        """Addresses that were asked for."""
        return [each["params"]["request"]["url"] for each in self._of(("Network.requestWillBeSent",))]

    def picture(self, path: Path) -> None:
        """The whole page as PNG."""
        said = self._browser.send("Page.captureScreenshot", self._session, captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(said["data"]))

    def _of(self, methods: tuple[str, ...]) -> list[dict[str, Any]]:
        return [e for e in self._browser.events if e["method"] in methods and e.get("sessionId") == self._session]


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are none of the low numbers that the browser's own will have."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]
