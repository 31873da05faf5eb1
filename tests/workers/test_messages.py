"""What a worker that has been taken over may send does nothing in the supervisor."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pobratim.document import Block, Document, Locator, Part
from pobratim.findings import Coverage, Findings
from pobratim.source import Source
from pobratim.workers.messages import Kind, pack, receive, send, unpack
from pobratim.workers.tasks import Task
from pobratim.workers.works import document_and_findings

BLOCK = Block(Locator(Part.SHEET, "Лист1", row=3, cell=0), "Псков")


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"имя": ["Псков", 2021, 1.5, (True, None)]},
        "\udcff.docx",
        Document("a.xlsx", "0" * 64, "text/plain", (), (BLOCK,), properties={"title": "Отчёт"}),
        Findings("a.xlsx", "0" * 64, "text/plain", genre="plan", coverage=Coverage(1, 2, 3, 4)),
    ],
)
def test_results_come_back_as_they_were(value: object) -> None:
    assert unpack(pack(value)) == value


class Calls:
    """Pickled as a call of a function."""

    def __init__(self, function: Callable[..., Any], *arguments: object) -> None:
        self.call = function, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return self.call


EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


@pytest.mark.parametrize("name", ["Мероприятия 2023.docx", "Tatarstan_II_kvartal_2024.pdf", "harbin_2017.txt"])
def test_what_examples_say_comes_back_as_it_was(name: str) -> None:
    document, findings = document_and_findings(Task(Source.of(EXAMPLES / name), EXAMPLES / "unpacked", 0, 0))
    assert unpack(pack((document, findings))) == (document, findings)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(pickle.dumps(Calls(os.system, "false")), id="a command"),
        pytest.param(pickle.dumps(Calls(subprocess.getoutput, "false")), id="a command with output"),
        pytest.param(pickle.dumps(Calls(eval, "1")), id="built-in function"),
        pytest.param(pickle.dumps(io.StringIO()), id="class of the library"),
        pytest.param(b"cpobratim.document.text\nreplace\n.", id="function that a contract's module imports"),
        pytest.param(b"\x80\x04\x8c\x11pobratim.findings\x8c\x13Findings.__module__\x93.", id="dotted name"),
        pytest.param(b"no pickle", id="noise"),
        pytest.param(b"", id="nothing"),
        pytest.param(pickle.dumps("x")[:-3], id="cut"),
    ],
)
def test_nothing_but_values_and_contracts_is_unpacked(content: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack(content)


def test_messages_follow_one_another_to_the_end_of_the_stream() -> None:
    stream = io.BytesIO()
    send(stream, Kind.READY)
    send(stream, Kind.RESULT, b"content")
    stream.seek(0)
    assert [receive(stream, 100) for _ in range(3)] == [(Kind.READY, b""), (Kind.RESULT, b"content"), (Kind.ENDED, b"")]


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"\x02\x00\x00\x00\x00\x00\x00\x00\x09short", id="cut"),
        pytest.param(b"\x02\x00\x00\x00", id="cut header"),
        pytest.param(b"\x02\x00\x00\x00\x00\x00\x00\x00\x65" + b"x" * 101, id="longer than allowed"),
        pytest.param(b"\x63\x00\x00\x00\x00\x00\x00\x00\x00", id="no kind of message"),
    ],
)
def test_what_is_no_message_ends_the_stream(sent: bytes) -> None:
    assert receive(io.BytesIO(sent), 100) == (Kind.ENDED, b"")


def test_members_of_enumerations_are_sent_by_their_value() -> None:
    """Some Pythons pickle them as a call of getattr, which the receiver rightly refuses."""
    assert b"getattr" not in pack(Part.BODY)
    assert unpack(pack(Part.BODY)) is Part.BODY
