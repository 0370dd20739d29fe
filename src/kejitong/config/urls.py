"""Every address of the product: one line a desk."""

from django.urls import include, path

urlpatterns = [
    path("", include("kejitong.desks.officer.urls")),
    path("", include("kejitong.desks.applicant.urls")),
    path("", include("kejitong.desks.portal.urls")),
    path("", include("kejitong.desks.reviewer.urls")),
    path("", include("kejitong.ui.urls")),
]
