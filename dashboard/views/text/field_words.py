"""What a field of an observation says, in the words of a language, wherever it is shown."""

from __future__ import annotations

from dashboard.indicators.field import Field
from dashboard.indicators.model.package import Package
from dashboard.indicators.model.schema import Observation
from dashboard.messages import Locale


def field_text(field: Field, observation: Observation, package: Package, locale: Locale) -> str:
    """A field in words; empty where nothing is known."""
    if field.text:
        return field.text(observation).within(locale.lang)
    code = field.code(observation)
    return code_text(field, code, package, locale) if code else ""


def code_text(field: Field, code: str, package: Package, locale: Locale) -> str:
    """What a code of a field is called: by its label, its message, or as it stands.

    Raises:
        KeyError: the package does not know it.
    """
    if field.labels:
        return field.labels(package)[code].within(locale.lang)
    if field.words:
        return locale.text(f"{field.words}.{code}")
    if field.choices:
        return locale.text(f"field.{field.key}.choice.{code}")
    return code
