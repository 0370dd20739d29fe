"""The tables of applications, by noun."""

from kejitong.applications.models.application import Application, LinkedRecord, Step
from kejitong.applications.models.checking import (
    Annotation,
    Audience,
    Deficiency,
    Finding,
    Outcome,
)
from kejitong.applications.models.content import Answers, Attachment, Proposal, Revision
from kejitong.applications.models.fingerprints import Fingerprint

__all__ = [
    "Annotation", "Answers", "Application", "Attachment", "Audience", "Deficiency", "Finding",
    "Fingerprint", "LinkedRecord", "Outcome", "Proposal", "Revision", "Step",
]  # fmt: skip
