"""Signing in and out, one's own password, second factor and sessions; people and their rights.

Of allauth's pages only these are here: the others send e-mail or let people sign themselves up. Its names are kept,
for its own templates and views refer to them.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from csp.decorators import csp_update
from django.urls import include, path

from pobratim.web.accounts.own_account import own_account
from pobratim.web.accounts.views import authorities, people

# The picture of the secret is part of the page itself.
_with_picture = csp_update({"img-src": ["'self'", "data:"]})

two_factor = [
    path("", own_account(mfa.index), name="mfa_index"),
    path("app/", own_account(_with_picture(totp.activate_totp)), name="mfa_activate_totp"),
    path("app/remove/", own_account(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("codes/", own_account(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("codes/new/", own_account(recovery_codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("codes/file/", own_account(recovery_codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("login/code/", mfa.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("account/signup/", account.signup, name="account_signup"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/password/", own_account(account.password_change), name="account_change_password"),
    path("account/again/", own_account(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", own_account(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/sessions/", own_account(sessions.list_usersessions), name="usersessions_list"),
    path("account/two-factor/", include(two_factor)),
    path("settings/", people.settings, name="settings"),
    path("settings/people/add/", people.add_user, name="add_user"),
    path("settings/people/<int:pk>/", people.user, name="user"),
    path("settings/people/<int:pk>/role/", people.give_role, name="give_role"),
    path("settings/people/<int:pk>/role/<int:grant>/take/", people.take_role, name="take_role"),
    path("settings/people/<int:pk>/password/", people.reset_password, name="reset_password"),
    path("settings/people/<int:pk>/active/", people.set_active, name="set_active"),
    path("settings/authorities/add/", authorities.add_authority, name="add_authority"),
    path("settings/authorities/<int:pk>/", authorities.authority, name="authority"),
    path("settings/authorities/<int:pk>/name/", authorities.rename, name="rename_authority"),
    path("settings/authorities/<int:pk>/requisites/", authorities.set_requisites, name="set_requisites"),
    path("settings/authorities/<int:pk>/reporting/", authorities.report_to, name="report_to"),
    path("settings/authorities/<int:pk>/membership/", authorities.join, name="join"),
]
