"""Local mode: whoever sits at the computer is the administrator, and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from pobratim.web.accounts.models import User


@pytest.mark.parametrize(
    ("local", "request_from", "expected"),
    [
        (True, {"REMOTE_ADDR": "127.0.0.1"}, 200),
        (True, {"REMOTE_ADDR": "127.8.0.1"}, 200),
        (True, {"REMOTE_ADDR": "::1"}, 200),
        (True, {"REMOTE_ADDR": "10.0.0.5"}, 302),
        (True, {"REMOTE_ADDR": ""}, 302),
        (True, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.5"}, 302),
        (True, {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "register.example"}, 400),
        (False, {"REMOTE_ADDR": "127.0.0.1"}, 302),
    ],
)
def test_home_is_open_to(db, client, settings, local, request_from, expected):
    settings.POBRATIM_LOCAL = local
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    assert client.get("/", **request_from).status_code == expected


def test_nobody_can_sign_in_as_the_local_administrator(administrator, client, settings):
    settings.POBRATIM_LOCAL = False
    assert not administrator.has_usable_password()
    response = client.post("/login/", {"username": administrator.username, "password": ""})
    assert response.status_code == 200
    assert not response.wsgi_request.user.is_authenticated


def test_form_without_token_is_refused(register, settings):
    response = Client(enforce_csrf_checks=True).post("/activities/add/", {"title": "Извне"})
    assert response.status_code == 403


def test_one_administrator_is_made_once(db, client):
    client.get("/")
    client.get("/journal/")
    assert User.objects.count() == 1
