"""Pre-check: choose an organisation, judge it, try changes, compare years, keep the decision."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.cultivation import actions, library, prechecking, queries, stating, telling
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.pages import rules_precheck as pages
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def precheck(request: Request) -> HttpResponse:
    day, words = day_of(request), request.GET.get("words", "").strip()[:60]
    rulesets = library.about_organisations(day)
    code = request.GET.get("ruleset") or library.tracks()[0].ruleset
    library.library().ruleset(code)
    context = {
        "rulesets": rulesets,
        "code": code,
        "words": words,
        "day": day,
        "found": pages.search(words, scopes.region_of(request), code, day),
    }
    return show(request, "officer/precheck.html", context, "found")


@page(allow=access.can_read)
def facts(request: Request, code: str, pk: int) -> HttpResponse:
    shown = _shown(request, code, pk)
    if stating.is_whole_form(request.GET, shown.facts):
        return redirect(links.precheck_facts(code, pk, shown.pairs))
    context = {"page": shown, "kept": pages.kept(shown.subject)}
    context["may_write"] = not access.can_write(request.user)
    status = 422 if shown.facts.problems else 200
    return show(request, "officer/precheck_facts.html", context, "precheck", status=status)


@page(allow=access.can_read)
def report(request: Request, code: str, pk: int) -> HttpResponse:
    shown = _shown(request, code, pk)
    return show(request, "officer/precheck_report.html", {"page": shown, "no_margin": True})


@page(allow=access.can_read)
def years(request: Request, code: str, pk: int) -> HttpResponse:
    about = pages.subject(code, pk, day_of(request), region=scopes.region_of(request))
    context = {"subject": about, "years": pages.years(about)}
    context["url"] = links.precheck_facts(code, pk, (("day", about.day.isoformat()),))
    return show(request, "officer/precheck_years.html", context)


@page(allow=access.can_write, methods=("POST",))
def store(request: Request, code: str, pk: int) -> HttpResponse:
    day = _day(request.POST.get("day", ""), request.today)
    about = pages.subject(code, pk, day, region=scopes.region_of(request))
    shown = pages.precheck(about, request.POST)
    if shown.facts.problems:
        return redirect(links.precheck_facts(code, pk, shown.pairs))
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    kept = actions.store(organisation=pk, taken=prechecking.taken(shown), act=act)
    return redirect(links.decision(kept.pk))


@page(allow=access.can_read)
def decision(request: Request, pk: int) -> HttpResponse:
    kept = queries.decision(pk, region=scopes.region_of(request))
    taken = queries.as_taken(kept)
    ruleset = library.library().rulesets.get(kept.ruleset)
    edition = ruleset.editions[-1] if ruleset else None
    context = {
        "kept": kept,
        "taken": taken,
        "cards": telling.stored_cards(taken.judgement),
        "is_superseded": edition is not None and edition.version != kept.version,
        "no_margin": True,
    }
    return show(request, "officer/precheck_decision.html", context)


def _shown(request: Request, code: str, pk: int) -> prechecking.Precheck:
    about = pages.subject(code, pk, day_of(request), region=scopes.region_of(request))
    return pages.precheck(about, request.GET)


def day_of(request: Request) -> date:
    """The day that the address asks about; today unless it says."""
    return _day(request.GET.get("day", ""), request.today)


def _day(text: str, today: date) -> date:
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise scopes.NotADay(why=f"“{text[:20]}”", remedy="请写成 2026-11-30 这样") from None
