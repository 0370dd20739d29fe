"""The samples of the gallery: each family once, and a refusal that says all three things."""

from __future__ import annotations

from kejitong.ui import gallery


def test_families_stand_once_and_say_what_they_are() -> None:
    families = [
        value
        for value in vars(gallery).values()
        if isinstance(value, tuple) and value and isinstance(value[0], gallery.Family)
    ]
    slugs = [family.slug for group in families for family in group]
    assert len(slugs) == len(set(slugs)) > 5


def test_the_sample_refusal_says_what_why_and_what_next() -> None:
    refused = gallery.refusal()
    assert all((refused.what, refused.why, refused.remedy))


def test_the_sample_form_has_faults_to_show() -> None:
    assert not gallery.form().is_valid()
