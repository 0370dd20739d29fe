"""Numbers that identify: organisations, persons, patents, certificates. Reading is tolerant,
the written form is one, and a failing check digit of a credit code is a warning, never a wall.
"""
