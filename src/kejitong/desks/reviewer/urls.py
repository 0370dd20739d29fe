"""Addresses of the desk: nouns in English; a name equals its template's name where it has one."""

from __future__ import annotations

from django.urls import path

from kejitong.desks.reviewer import views

OWN = "review/<int:pk>/"
urlpatterns = [
    path("review/", views.home, name="review"),
    path(OWN, views.assignment, name="review-assignment"),
    path(f"{OWN}accept/", views.accept, name="review-accept"),
    path(f"{OWN}decline/", views.decline, name="review-decline"),
    path(f"{OWN}marks/", views.marks, name="review-marks"),
    path(f"{OWN}submit/", views.submit, name="review-submit"),
    path(f"{OWN}papers/<int:paper>/", views.paper, name="review-paper"),
]
