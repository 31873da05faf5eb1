"""Both languages say everything, and the compiled catalogues are those of the texts."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest

import pobratim.web

WEB = Path(pobratim.web.__file__).parent
LANGUAGES = ("ru", "en")
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy", "ngettext_lazy"}
PLACEHOLDER = re.compile(r"%\((\w+)\)")


def catalogue(language: str) -> dict[tuple[str | None, str], list[str]]:
    """(context, msgid) to its translations, read from the .po."""
    text = (WEB / "locale" / language / "LC_MESSAGES" / "django.po").read_text("utf-8")
    entries = [_entry(block) for block in text.split("\n\n")[1:]]
    return {(context, msgid): strings for context, msgid, strings in entries}


def _entry(block: str) -> tuple[str | None, str, list[str]]:
    assert "fuzzy" not in block
    fields = re.findall(r'^(msgctxt|msgid|msgstr(?:\[\d\])?) (".*")$', block, re.MULTILINE)
    told = {name: ast.literal_eval(value) for name, value in fields}
    return told.get("msgctxt"), told["msgid"], [v for name, v in told.items() if name.startswith("msgstr")]


def used() -> set[tuple[str | None, str]]:
    found: set[tuple[str | None, str]] = set()
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
                texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                context = texts.pop(0) if node.func.id.startswith("p") else None
                found.add((context, texts[0]))
    for path in WEB.rglob("*.html"):
        template = path.read_text("utf-8")
        for match in re.finditer(r"""{% translate (["'])(.+?)\1(?: context "(.+?)")?""", template):
            found.add((match[3], match[2]))
        for match in re.finditer(
            r"{% blocktranslate[^%]*%}(.+?)(?:{% plural|{% endblocktranslate)", template, re.DOTALL
        ):
            found.add((None, re.sub(r"{{ (\w+) }}", r"%(\1)s", match[1])))
    return found


def test_texts_are_found_at_all():
    assert len(used()) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_pages_is_in_the_catalogue(language):
    assert used() - catalogue(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated_with_the_same_placeholders(language):
    for (_, msgid), strings in catalogue(language).items():
        assert all(strings), msgid
        for string in strings:
            assert set(PLACEHOLDER.findall(string)) <= set(PLACEHOLDER.findall(msgid)), msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_is_in_step(language):
    with (WEB / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    texts = compiled._catalog  # type: ignore[attr-defined]
    for (context, msgid), strings in catalogue(language).items():
        key = f"{context}\x04{msgid}" if context else msgid
        found = [texts[key]] if len(strings) == 1 else [texts[key, number] for number in range(len(strings))]
        assert found == strings
    names = {name[0] if isinstance(name, tuple) else name for name in texts} - {""}
    assert len(names) == len(catalogue(language))


def test_russian_has_its_three_plurals():
    plural = [strings for strings in catalogue("ru").values() if len(strings) > 1]
    assert plural
    assert {len(strings) for strings in plural} == {3}
