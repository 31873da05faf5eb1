"""Documents that bring their worker down cost themselves alone."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from pobratim.document import Document
from pobratim.workers import FailureCode, Limits, Outcome, WorkerStartError, supervise

WORK = "worker_works:play"
BRIEF = Limits(seconds=2, memory=2**29, processes=2)
"""Two seconds are for ever for the works of these tests, none of which does anything."""
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory and processor time")


def outcomes(names: Sequence[str], limits: Limits = BRIEF, language: str = "ru") -> list[Outcome]:
    return list(supervise(map(Path, names), WORK, limits, language))


def numbered(amount: int) -> list[str]:
    return [f"{number}.txt" for number in range(amount)]


@pytest.mark.parametrize("amount", [0, 1, 2, 40, 300])
@pytest.mark.parametrize("processes", [0, 1, 3])
def test_outcomes_come_in_the_order_given(amount: int, processes: int) -> None:
    found = outcomes(numbered(amount), Limits(processes=processes))
    assert [outcome.path.name for outcome in found] == numbered(amount)
    assert [outcome.result["name"] for outcome in found] == numbered(amount)


@pytest.mark.parametrize(
    ("poison", "code", "said"),
    [
        ("segfault", "crashed", "обрывает работу"),
        ("exit", "crashed", "обрывает работу"),
        ("foreign", "crashed", "обрывает работу"),
        ("hang", "too_slow", "дольше 2 с"),
        ("spin", "too_slow", "дольше 2 с"),
        pytest.param("used up", "too_slow", "дольше 2 с", marks=linux),
        pytest.param("swell", "out_of_memory", "512 МБ", marks=linux),
        pytest.param("killed", "out_of_memory", "512 МБ", marks=linux),
        ("unreadable", "unreadable", "пуст"),
        ("faulty", "defect", "ZeroDivisionError: nothing to divide (worker_works.py:"),
        ("panic", "defect", "PanicException: index out of bounds"),
    ],
)
def test_one_poison_document_among_forty_costs_one(poison: str, code: str, said: str) -> None:
    names = [*numbered(20), f"{poison}.docx", *numbered(19)]
    found = outcomes(names)
    assert [outcome.path.name for outcome in found] == names
    failed = [outcome for outcome in found if outcome.failure]
    assert [(outcome.path.name, outcome.result) for outcome in failed] == [(f"{poison}.docx", None)]
    failure = failed[0].failure
    assert failure
    assert failure.code == FailureCode(code)
    assert said in failure.message
    assert f"{poison}.docx" in failure.message
    assert "\n" not in failure.message


def test_failures_are_told_in_the_language_asked_for() -> None:
    (found,) = outcomes(["segfault.docx"], language="en")
    assert found.failure
    assert found.failure.message.startswith("The file “segfault.docx” brings down")


def test_every_document_may_be_poison() -> None:
    found = outcomes(["segfault.1", "segfault.2", "unreadable.3", "segfault.4"])
    assert [outcome.failure.code.value for outcome in found if outcome.failure] == [
        "crashed",
        "crashed",
        "unreadable",
        "crashed",
    ]


def test_a_document_is_not_blamed_for_what_an_earlier_one_did() -> None:
    found = outcomes(["spoils.doc", "victim.doc", "good.doc"], Limits(processes=1))
    assert [outcome.failure for outcome in found] == [None, None, None]


def test_one_worker_does_many_documents() -> None:
    found = outcomes(numbered(100), Limits(processes=1))
    assert len({outcome.result["worker"] for outcome in found}) == 1
    assert [outcome.result["before"] for outcome in found] == list(range(100))


def test_what_libraries_print_is_not_taken_for_results() -> None:
    found = outcomes(["noisy.txt", "good.txt"], Limits(processes=1))
    assert (found[0].result, found[1].result["name"]) == ("noisy.txt", "good.txt")


def test_documents_come_back_as_they_were() -> None:
    (found,) = outcomes(["document.txt"])
    assert found.result == Document("document.txt", "0" * 64, "text/plain", (), ())


def test_a_result_larger_than_its_limit_is_refused() -> None:
    found = outcomes(["good.txt", "large.txt", "good.txt"], Limits(processes=1, result=2**19))
    assert [outcome.failure and outcome.failure.code.value for outcome in found] == [None, "out_of_memory", None]


def test_files_are_taken_only_a_little_ahead() -> None:
    endless, taken = count(), []

    def names() -> Iterator[Path]:
        for number in endless:
            taken.append(number)
            yield Path(f"{number}.txt")

    limits = Limits(processes=2, batch=4)
    with_results = supervise(names(), WORK, limits)
    first = [next(with_results).path.name for _ in range(10)]
    with_results.close()
    assert first == numbered(10)
    assert len(taken) <= 10 + 8 * limits.workers * limits.batch


@pytest.mark.parametrize("ends", ["exhausted", "closed", "dropped", "raised"])
def test_no_process_is_left(ends: str) -> None:
    iterator = supervise(map(Path, [*numbered(5), "hang.doc"]), WORK, Limits(seconds=600 if ends != "exhausted" else 1))
    workers = {next(iterator).result["worker"] for _ in range(5)}
    if ends == "exhausted":
        list(iterator)
    elif ends == "closed":
        iterator.close()
    elif ends == "raised":
        with pytest.raises(KeyboardInterrupt):
            iterator.throw(KeyboardInterrupt)
    else:
        del iterator
        gc.collect()
    assert [worker for worker in workers if _is_there(worker)] == []


def _is_there(process: int) -> bool:
    """Whether a process of this number exists, be it only as a zombie."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(os.name == "nt", reason="sends signals")
@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM", "SIGKILL", "SIGINT to all, as Ctrl-C does"])
def test_workers_go_with_their_supervisor(sent: str) -> None:
    code = (
        "from pathlib import Path; from pobratim.workers import *\n"
        "for found in supervise([Path('a.txt'), Path('spin.doc')], 'worker_works:play', Limits(processes=1)):\n"
        "    print(found.result['worker'], flush=True)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], stdout=pipe, stderr=pipe, env=environment, start_new_session=True
    ) as supervisor:
        assert supervisor.stdout is not None
        worker = int(supervisor.stdout.readline())
        number = getattr(signal, sent.split()[0])
        send = os.killpg if "all" in sent else os.kill
        send(supervisor.pid, number)
        supervisor.communicate()
    assert supervisor.returncode == -number
    _wait_until_gone(worker)


def _wait_until_gone(process: int) -> None:
    """Returns when the process has ended; the test runner's own limit is the only clock."""
    while _is_running(process):
        time.sleep(0.01)


def _is_running(process: int) -> bool:
    """Whether it runs. Where nobody collects orphans, as in some containers, they stay zombies for ever."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return Path("/proc").exists() is False and _is_there(process)


def test_a_work_there_is_none_of_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="no such work: finding"):
        supervise([], "finding")


def test_workers_that_cannot_start_are_told_and_not_tried_for_ever() -> None:
    with pytest.raises(WorkerStartError, match="No module named 'no_such_module'"):
        list(supervise([Path("a.txt")], "no_such_module:work", BRIEF))


def test_an_interpreter_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkerStartError):
        list(supervise([Path("a.txt")], WORK, BRIEF))


def test_modules_in_the_current_folder_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents often come with other files, and the program is started beside them."""
    (tmp_path / "lxml.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    (found,) = outcomes(["good.txt"])
    assert found.failure is None


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, name)
    return path


@pytest.mark.parametrize("processes", [1, 2])
def test_one_poison_member_of_an_archive_costs_one(processes: int, tmp_path: Path) -> None:
    names = [*numbered(15), "last.txt"]
    names[7], names[14] = "segfault.docx", "hang.pdf"
    path = archive(tmp_path / "архив.zip", *names)
    inner = archive(tmp_path / "inner.zip", "segfault.1", "good.txt")
    with zipfile.ZipFile(path, "a") as package:
        package.write(inner, "внутри.zip")
    found = outcomes([str(path), "after.txt"], replace(BRIEF, processes=processes))
    assert [outcome.source.label for outcome in found] == [
        *(f"архив.zip ▸ {name}" for name in names),
        "архив.zip ▸ внутри.zip ▸ segfault.1",
        "архив.zip ▸ внутри.zip ▸ good.txt",
        "after.txt",
    ]
    assert {outcome.source.name for outcome in found if outcome.failure} == {"segfault.docx", "hang.pdf", "segfault.1"}
    assert [outcome.last for outcome in found] == [False] * 17 + [True, True]
    assert {outcome.path for outcome in found} == {path, Path("after.txt")}


def test_what_was_unpacked_is_there_until_the_next_file_and_then_gone(tmp_path: Path) -> None:
    path = archive(tmp_path / "архив.zip", "a.txt", "b.txt")
    found = supervise([path, Path("after.txt")], WORK, BRIEF)
    first, second = next(found), next(found)
    assert [outcome.source.path.read_text() for outcome in (first, second)] == ["a.txt", "b.txt"]
    assert next(found).path == Path("after.txt")
    assert not first.source.path.exists()
    folder = first.source.path.parent.parent.parent
    found.close()
    assert not folder.exists()
