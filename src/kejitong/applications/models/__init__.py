"""The tables of applications, by noun."""

from kejitong.applications.models.application import Application, LinkedRecord, Step
from kejitong.applications.models.checking import Deficiency, Finding, Annotation
from kejitong.applications.models.content import Answers, Attachment, Proposal, Revision

__all__ = [
    "Answers", "Application", "Attachment", "Deficiency", "Finding", "LinkedRecord", "Proposal",
    "Annotation", "Revision", "Step",
]  # fmt: skip
