"""The component gallery, and where the display mode is chosen without scripts."""

from django.urls import path

from kejitong.ui import views

urlpatterns = [
    path("ui/", views.gallery, name="gallery"),
    path("display/", views.display, name="display"),
]
