"""The component gallery, the style of every page, and where the display mode is chosen."""

from django.urls import path

from kejitong.ui import views

urlpatterns = [
    path("ui/", views.gallery, name="gallery"),
    path("style/<slug:name>.css", views.style, name="style"),
    path("display/", views.display, name="display"),
]
