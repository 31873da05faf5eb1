"""The forms there are: the program's, and those of the offices. All of web finds forms here, by name."""

from __future__ import annotations

from pobratim.rendering.errors import FormError
from pobratim.rendering.form_parsing import load_form, parse_form
from pobratim.rendering.forms import Form, form_names
from pobratim.resources import load
from pobratim.web.register.models import Authority
from pobratim.web.register.policies import Visitor
from pobratim.web.reporting.models import PREFIX, OfficeForm
from pobratim.web.reporting.policies import FORMS


def find_form(name: str) -> Form:
    """The form of a name, an archived one too. Raises FormError where there is none or it can no longer be read."""
    own = own_form(name)
    return parse_form(own.label, own.mapping) if own else load_form(name)


def own_form(name: str) -> OfficeForm | None:
    """The office's own form of a name; None for all other names."""
    number = name.removeprefix(PREFIX)
    if not name.startswith(PREFIX) or not number.isdecimal():
        return None
    return OfficeForm.objects.filter(pk=int(number)).first()


def form_label(name: str) -> str:
    """What a form is called; one that is no more goes by its name."""
    own = own_form(name)
    if own:
        return own.label
    return str(load(f"forms/{name}")["label"]) if name in form_names() else name


def told_name(name: str) -> str:
    """A form as the journal tells of it: an office's own by its label, for it may change or go."""
    return form_label(name) if own_form(name) else name


def form_choices(user: Visitor) -> list[tuple[str, str]]:
    """The forms that a user may print, by name and label: the program's, then those of the offices that they see."""
    program = [(name, form_label(name)) for name in form_names()]
    return [*program, *((form.name, form.label) for form in current_forms(user))]


def current_forms(user: Visitor) -> list[OfficeForm]:
    """The offices' own forms in use that a user may see."""
    return list(FORMS.visible_to(user).filter(is_archived=False).select_related("authority"))


def forms_of(authority: Authority) -> list[OfficeForm]:
    """The forms in use of one authority."""
    return list(OfficeForm.objects.filter(authority=authority, is_archived=False))


def is_about_one(name: str) -> bool:
    """Whether a form is about one partner or city, which is then to be chosen."""
    try:
        return find_form(name).about is not None
    except FormError:
        return False
