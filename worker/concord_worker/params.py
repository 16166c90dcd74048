"""Parameters of recipes: plain JSON in, checked dataclass out."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar

from .errors import BadInput

T = TypeVar("T")


def read_params(kind: type[T], given: dict[str, Any]) -> T:
    """The dataclass `kind` filled from camelCase JSON keys; unknown keys raise BadInput.

    `kind` may define `check()` that raises BadInput for values out of range.
    """
    fields = {_camel(field.name): field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for key, value in given.items():
        if key not in fields:
            raise BadInput(f"unknown parameter {key!r}; known: {', '.join(sorted(fields))}")
        values[fields[key].name] = value
    params = kind(**values)
    check = getattr(params, "check", None)
    if check is not None:
        check()
    return params


def whole(name: str, value: Any, low: int, high: int) -> None:
    """Raises BadInput unless `value` is an integer in [low, high]."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise BadInput(f"{name} must be a whole number from {low} to {high}")


def real(name: str, value: Any, low: float, high: float) -> None:
    """Raises BadInput unless `value` is a number in [low, high]."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise BadInput(f"{name} must be a number from {low} to {high}")


def one_of(name: str, value: Any, choices: tuple[Any, ...]) -> None:
    """Raises BadInput unless `value` is one of `choices`."""
    if value not in choices:
        raise BadInput(f"{name} must be one of {', '.join(map(str, choices))}")


def _camel(name: str) -> str:
    return re.sub(r"_([a-z0-9])", lambda match: match.group(1).upper(), name)
