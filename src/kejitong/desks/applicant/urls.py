"""Addresses of the desk: nouns in English; a name equals its template's name where it has one."""

from __future__ import annotations

from django.urls import path

from kejitong.desks.applicant.views import (
    account,
    applications,
    attachments,
    calls,
    drafts,
    home,
    organisations,
    sections,
    suited,
)

OWN = "apply/applications/<int:pk>/"
urlpatterns = [
    path("apply/", home.apply, name="apply"),
    path("apply/openings/", home.openings, name="openings"),
    path("apply/help/", home.about, name="apply-help"),
    path("apply/sign-up/", account.sign_up, name="sign-up"),
    path("apply/sign-in-again/", account.sign_in_again, name="sign-in-again"),
    path("apply/check/", drafts.check, name="receipt-check"),
    path("apply/suited/", suited.suited, name="suited"),
    path("apply/suited/<int:pk>/", suited.organisation, name="suited-organisation"),
    path("apply/suited/<int:pk>/<slug:code>/", suited.precheck, name="suited-precheck"),
    path("apply/calls/<str:code>/", calls.call, name="own-call"),
    path("apply/calls/<str:code>/start/", calls.start, name="own-call-start"),
    path("apply/calls/<str:code>/ask/", calls.ask, name="own-call-ask"),
    path("apply/organisations/", organisations.organisations, name="own-organisations"),
    path("apply/organisations/claim/", organisations.claim, name="own-claim"),
    path("apply/organisations/<int:pk>/", organisations.organisation, name="own-organisation"),
    path(
        "apply/organisations/<int:pk>/appoint/",
        organisations.appoint,
        name="own-organisation-appoint",
    ),
    path(
        "apply/organisations/<int:pk>/dismiss/",
        organisations.dismiss,
        name="own-organisation-dismiss",
    ),
    path(
        "apply/organisations/<int:pk>/delegate/",
        organisations.delegate,
        name="own-organisation-delegate",
    ),
    path("apply/applications/", home.applications, name="own-applications"),
    path(OWN, applications.application, name="own-application"),
    path(f"{OWN}form/", applications.form, name="own-application-form"),
    path(f"{OWN}form/<slug:code>/", sections.section, name="own-section"),
    path(f"{OWN}gaps/", applications.gaps, name="own-application-gaps"),
    path(f"{OWN}sign-off/", applications.sign_off, name="own-application-sign-off"),
    path(f"{OWN}take-back/", applications.take_back, name="own-application-take-back"),
    path(f"{OWN}submit/", applications.submit, name="own-application-submit"),
    path(f"{OWN}resubmit/", applications.resubmit, name="own-application-resubmit"),
    path(f"{OWN}withdraw/", applications.withdraw, name="own-application-withdraw"),
    path(f"{OWN}attachments/", attachments.attachments, name="own-application-attachments"),
    path(f"{OWN}attachments/<int:number>/", attachments.attachment, name="own-attachment"),
    path(
        f"{OWN}attachments/<int:number>/withdraw/",
        attachments.withdraw,
        name="own-attachment-withdraw",
    ),
    path(f"{OWN}receipt/", drafts.receipt, name="own-application-receipt"),
    path(f"{OWN}receipt/<int:ordinal>/", drafts.receipt_file, name="own-receipt-file"),
    path(f"{OWN}compared/", drafts.compared, name="own-application-compared"),
    path(f"{OWN}proposals/<int:number>/", drafts.proposal, name="own-proposal"),
]
