"""The component gallery's address."""

from django.urls import path

from kejitong.ui import views

urlpatterns = [path("ui/", views.gallery, name="gallery")]
