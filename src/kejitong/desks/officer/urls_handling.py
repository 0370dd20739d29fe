"""Addresses of handling: applications, calls, claims, experts."""

from __future__ import annotations

from django.urls import path

from kejitong.desks.officer.views.handling import (
    application,
    calls,
    check,
    panel,
    people,
    queue,
    ranking,
    story,
)

APPLICATION = "office/applications/<int:pk>/"
CALL = "office/calls/<str:code>/"

HANDLING = [
    path("office/applications/", queue.applications, name="applications"),
    path("office/applications/export/", queue.export, name="applications-export"),
    path("office/applications/bulk/", queue.bulk, name="applications-bulk"),
    path(APPLICATION, application.application, name="application"),
    path(f"{APPLICATION}unmask/", application.unmask, name="application-unmask"),
    path(f"{APPLICATION}archive/", application.archive, name="application-archive"),
    path(f"{APPLICATION}moves/<slug:code>/", application.move, name="application-move"),
    path(
        f"{APPLICATION}attachments/<int:attachment>/",
        application.attachment,
        name="application-attachment",
    ),
    path(
        f"{APPLICATION}revisions/<int:ordinal>/", application.revision, name="application-revision"
    ),
    path(f"{APPLICATION}revisions/", story.revisions, name="application-revisions"),
    path(f"{APPLICATION}story/", story.story, name="application-story"),
    path(f"{APPLICATION}remarks/", story.remark, name="application-remark"),
    path(f"{APPLICATION}proposals/<str:section>/", story.propose, name="application-proposal"),
    path(f"{APPLICATION}check/", check.check, name="application-check"),
    path(f"{APPLICATION}check/run/", check.run, name="application-check-run"),
    path(f"{APPLICATION}check/clear/", check.clear, name="application-check-clear"),
    path(f"{APPLICATION}check/<int:finding>/", check.conclude, name="application-finding"),
    path(f"{APPLICATION}deficiencies/", check.deficiency, name="application-deficiencies"),
    path(
        f"{APPLICATION}deficiencies/<int:deficiency>/", check.settle, name="application-deficiency"
    ),
    path(f"{APPLICATION}letter/", check.letter, name="application-letter"),
    path(f"{APPLICATION}review/", panel.review, name="application-review"),
    path(f"{APPLICATION}review/assign/", panel.assign, name="application-assign"),
    path(f"{APPLICATION}review/<slug:code>/", panel.advance, name="application-advance"),
    path(
        f"{APPLICATION}assignments/<int:assignment>/",
        panel.assignment,
        name="application-assignment",
    ),
    path(f"{APPLICATION}visits/new/", panel.visit, name="application-visit-new"),
    path(f"{APPLICATION}visits/<int:visit>/", panel.visit, name="application-visit"),
    path(f"{APPLICATION}visits/<int:visit>/sign/", panel.sign, name="application-visit-sign"),
    path(
        f"{APPLICATION}visits/<int:visit>/photos/", panel.add_photo, name="application-visit-photo"
    ),
    path(f"{APPLICATION}photos/<int:photo>/", panel.photo, name="application-photo"),
    path("office/calls/", calls.calls, name="calls"),
    path("office/calls/new/", calls.new, name="call-new"),
    path(CALL, calls.call, name="call"),
    path(f"{CALL}edit/", calls.edit, name="call-edit"),
    path(f"{CALL}comments/", calls.ask_comments, name="call-comments"),
    path(f"{CALL}comments/<int:pk>/", calls.reply, name="call-reply"),
    path(f"{CALL}publish/", calls.publish, name="call-publish"),
    path(f"{CALL}extend/", calls.extend, name="call-extend"),
    path(f"{CALL}close/", calls.close, name="call-close"),
    path(f"{CALL}questions/<int:pk>/", calls.answer, name="call-answer"),
    path(f"{CALL}panel/", ranking.panel, name="call-panel"),
    path(f"{CALL}ranking/", ranking.ranking, name="call-ranking"),
    path(f"{CALL}ranking/export/", ranking.export, name="call-ranking-export"),
    path("office/claims/", people.claims, name="claims"),
    path("office/claims/<int:pk>/", people.claim, name="claim"),
    path("office/claims/<int:pk>/proof/", people.proof, name="claim-proof"),
    path("office/experts/", people.experts, name="experts"),
    path("office/experts/<int:pk>/release/", people.release, name="expert-release"),
]
