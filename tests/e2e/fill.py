"""A register with something on every page, in the data folder of POBRATIM_HOME: run in a process of its own.

It is filled by the services themselves with findings built by hand, for reading documents would take much longer.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / "web")]

from builders import Paper, full_findings

from pobratim.web.setup import prepare


def fill(username: str, password: str) -> list[str]:
    """Two documents with records of every kind, one of them withdrawn, files of which none was read, a paper that tells
    an event of the first again, a person with a role, and an authority that others may report to. The addresses that
    links do not lead to: they belong to a record that lists leave out, or stand behind what is asked of the other page
    of a kind."""
    prepare()
    from pobratim.web.accounts.models import Role
    from pobratim.web.accounts.services import add_administrator, add_user
    from pobratim.web.intake.receiving import receive
    from pobratim.web.intake.services import import_findings
    from pobratim.web.intake.taking import take_in_batch
    from pobratim.web.intake.withdrawal import withdraw_document
    from pobratim.web.register.authorities import add_authority
    from pobratim.web.register.models import Activity
    from pobratim.web.register.services import withdraw
    from pobratim.web.reporting.own_forms import copy_form

    administrator = add_administrator(username=username, password=password)
    for title in (Paper.title, f"{Paper.title}. Уточнение"):
        paper = Paper(name=f"{title}.docx", title=title)
        taken = import_findings(
            findings=full_findings(paper),
            document=paper.document,
            original=paper.original,
            containers=[("отчёты.zip", b"PK")],
            actor=administrator,
        )
    withdraw_document(document=taken.document, actor=administrator)
    withdrawn = Activity.objects.exclude(document=taken.document).order_by("pk")[2]
    withdraw(record=withdrawn, actor=administrator)
    take_in_batch(receive(files=[("пусто.docx", b""), ("нечто.exe", b"MZ")], actor=administrator))
    region = add_authority(name="Поморская область", actor=administrator)
    copy_form(name="city-year", authority=region, actor=administrator)
    add_user(username="editor", password=password, role=(region, Role.EDITOR), actor=administrator)
    return [
        f"/activities/{withdrawn.pk}/restore/",
        *_tell_again(withdrawn.document.activity_records.order_by("pk")[0], administrator),
        *_collect(region, administrator),
    ]


def _tell_again(known, administrator) -> list[str]:
    """An event told by another paper, in words that contradict the register, and corrected by a human: the pair, the
    contradiction and the rule to be made of the correction have pages."""
    from pobratim.web.intake.office_rules import proposed
    from pobratim.web.intake.services import import_findings
    from pobratim.web.matching.comparing import compare_all
    from pobratim.web.matching.contradicting import contradict_all
    from pobratim.web.register.models import Activity
    from pobratim.web.register.services import correct

    text = "Турку – 11-й город-побратим Северска; визит делегации в Турку на Неделю северных городов"
    paper = Paper(
        name="Новости.docx", title="Новости города Северска в 2021 году", rows=(("1", "3-5 февраля", "Турку", text),)
    )
    visit = paper.activity(1, edtf=known.edtf, kind="visit", countries=("FI",), cities=("Турку",))
    findings = paper.findings(activities=(visit,))
    import_findings(findings=findings, document=paper.document, original=paper.original, actor=administrator)
    [again] = Activity.objects.filter(document__name=paper.name)
    correct(record=again, values={"online": True}, actor=administrator)
    proposed(record=again, kind="online", phrase="ЗС", meaning={"online": True}).save()
    compare_all()
    contradict_all()
    return [
        f"/activities/{again.pk}/merge/{known.pk}/",
        f"/documents/{again.document_id}/review/activities/{again.pk}/rule/",
    ]


def _collect(region, administrator) -> list[str]:
    """Reports collected by a region: one is issued, of the next one answer is to be checked, one returned, one awaited.
    Gives what the page of another campaign or answer than the one that is looked at would lead to."""
    from collection_papers import BEFORE, Region, answer

    from pobratim.web.collection import issues
    from pobratim.web.collection.submissions import accept, attach_scan, give_back, submit

    told = Region.under(region, "Заречный район", "Каменка", "Лесной район")
    before, now = told.collect(administrator, BEFORE), told.collect(administrator)
    for campaign, date in ((before, "2026-05-01"), (now, "2026-08-01")):
        for name in told.municipalities:
            told.hold(name, f"Форум: {name}", date, administrator)
            if campaign == before or name != "Каменка":
                submit(submission=answer(campaign, name), actor=administrator)
    for name in told.municipalities:
        accept(submission=answer(before, name), actor=administrator)
    attach_scan(submission=answer(now, "Лесной район"), name="скан.pdf", content=b"%PDF", actor=administrator)
    give_back(submission=answer(now, "Заречный район"), remarks="Не названы участники.", actor=administrator)
    issues.issue(campaign=before, actor=administrator)
    campaign, checked = f"/collection/{now.pk}/", f"/collection/answers/{answer(now, 'Лесной район').pk}/"
    acts = ("send", "return", "accept", "undo", "receipt", "files")
    return [
        *(f"{campaign}{act}/" for act in ("withdraw", "restore", "report/issue", "report/words")),
        *(f"{checked}{act}/" for act in acts),
    ]


if __name__ == "__main__":
    print(*fill(*sys.argv[1:]), sep="\n")  # noqa: T201
