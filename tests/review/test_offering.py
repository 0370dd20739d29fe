"""What review gives to an application's file and to the registers."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.review import actions, offering
from kejitong.review.actions import Photo
from tests import makers
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_the_file_holds_scores_visit_and_photographs() -> None:
    application = review.a_reviewed_application()
    assert [paper.path for paper in offering.papers(application)] == ["专家评分.csv"]
    visit = actions.record_visit(application, review.a_visit(), act=makers.an_act())
    picture = b"\xff\xd8\xff" + b"\x00" * 9
    actions.add_photo(visit, Photo("现场.jpg", picture, "车间"), act=makers.an_act())
    papers = {paper.path: paper for paper in offering.papers(application)}
    assert set(papers) == {"专家评分.csv", "现场考察.csv", "考察照片/现场.jpg"}
    assert papers["考察照片/现场.jpg"].content == picture


def test_the_day_of_the_visit_is_offered_to_registers() -> None:
    application = review.an_admitted_application()
    assert offering.visit_day(application, "on") is None
    visited = review.a_visited_application()
    assert offering.visit_day(visited, "on") == date(2026, 11, 28)
    assert offering.visit_day(visited, "elsewhere") is None
