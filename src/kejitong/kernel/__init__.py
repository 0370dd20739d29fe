"""What every room may lean on: money, half-open spans of days, the work calendar, identifiers,
dated divisions, citations, masking, the phrasing of figures, refusals and events.
It owns the words yuan, span, workday, citation and refusal, and refuses to know the web,
the database and the clock.
"""
