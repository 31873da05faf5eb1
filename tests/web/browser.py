"""A headless Chromium led over its debugging pipe: enough to press keys and to ask what the page looks like then."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from typing import Any, Self

PATIENCE = 30  # seconds for a page to come to what is waited for; a page that never does fails the test


class Browser:
    """One tab. The pipe speaks JSON messages that end with a zero byte."""

    def __init__(self, program: str) -> None:
        reads, self._writes = os.pipe()
        self._reads, writes = os.pipe()
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)

        def hand_over() -> None:
            # Chromium reads commands from 3 and writes answers to 4; they are moved out of the way first.
            inner, outer = os.dup(reads), os.dup(writes)
            os.dup2(inner, 3)
            os.dup2(outer, 4)

        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe")
        self._process = subprocess.Popen(  # noqa: S603
            [program, *flags, f"--user-data-dir={self._folder.name}", "--window-size=1440,900", "about:blank"],
            preexec_fn=hand_over,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(reads)
        os.close(writes)
        self._left, self._number, self._session = b"", 0, None
        self.errors: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Runtime.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._reads)
        os.close(self._writes)
        self._folder.cleanup()

    def open(self, address: str) -> None:
        self._call("Page.navigate", url=address)
        self.wait(f"location.href == {json.dumps(address)} && document.readyState == 'complete'")

    def ask(self, expression: str) -> Any:
        """The value of an expression on the page."""
        told = self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        return told.get("result", {}).get("value")

    def wait(self, expression: str) -> None:
        """Until an expression holds on the page."""
        end = time.monotonic() + PATIENCE
        while not self.ask(expression):
            if time.monotonic() > end:
                raise AssertionError(expression)
            time.sleep(0.05)

    def press(self, code: str, key: str) -> None:
        """Press a key by its place on the keyboard and by what it writes."""
        for kind in ("keyDown", "keyUp"):
            self._call("Input.dispatchKeyEvent", type=kind, code=code, key=key)

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writes, json.dumps(message).encode() + b"\0")
        while True:
            told = self._read()
            if told.get("method") == "Runtime.exceptionThrown":
                self.errors.append(json.dumps(told["params"]))
            if told.get("id") == self._number:
                return told.get("result", {})

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            piece = os.read(self._reads, 65_536)
            if not piece:
                raise AssertionError("the browser has ended")
            self._left += piece
        message, self._left = self._left.split(b"\0", 1)
        return json.loads(message)
