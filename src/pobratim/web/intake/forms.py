"""What a person drops in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pobratim.web.register.models import Authority


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, also empty ones: nothing that was sent is refused unread."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=ManyFilesInput(), allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files]


class HeapForm(forms.Form):
    """A heap of files, and whose they are where they do not say so themselves."""

    heap = ManyFilesField(label=_("Files"))
    owner = forms.ModelChoiceField(
        Authority.objects.none(), label=_("Whose they are"), required=False, empty_label=_("as they say themselves")
    )

    def __init__(self, *arguments: Any, authorities: QuerySet[Authority], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["owner"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = authorities.order_by("name")
