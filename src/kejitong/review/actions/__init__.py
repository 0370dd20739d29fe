"""Every change of the review: experts, assignments, marks, visits and decisions."""

from kejitong.review.actions.assigning import accept, assign, decline, remove
from kejitong.review.actions.deciding import Choice, Gathering, decide, draw_up
from kejitong.review.actions.enrolling import Expertise, enrol, release
from kejitong.review.actions.marking import Marked, Written, save_marks, submit_marks
from kejitong.review.actions.moving import finish_review, finish_visit, start_review
from kejitong.review.actions.visiting import (
    Photo,
    Point,
    Visited,
    add_photo,
    media_type,
    record_visit,
    sign_visit,
)

__all__ = [
    "Choice", "Expertise", "Gathering", "Marked", "Photo", "Point", "Visited", "Written", "accept",
    "add_photo", "assign", "decide", "decline", "draw_up", "enrol", "finish_review",
    "finish_visit", "media_type", "record_visit", "release", "remove", "save_marks", "sign_visit",
    "start_review", "submit_marks",
]  # fmt: skip
