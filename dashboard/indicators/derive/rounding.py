"""What a number can mean: its rounding, and its bound."""

from __future__ import annotations

from decimal import Decimal

from dashboard.indicators.model.schema import Bound, Observation


def limits(observation: Observation) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest that a figure can mean; ``None`` on a side that is open.

    160.86 stands for 160.855 to 160.865. "More than 50" has a least and no greatest, "less than
    15" the other way round, and "about 5" has neither, for nobody says how rough it is. A derived
    figure says what the printed numbers give ("more than 1.40 times"), and its limits what their
    rounding leaves open (from 1.366 times).
    """
    low, high = observation.low, observation.high
    if not observation.derivation:
        if observation.bound is Bound.ABOUT:
            return None, None
        if observation.bound is not Bound.EXACT:
            low = high = observation.value
    return (
        None if observation.bound is Bound.UNDER else low,
        None if observation.bound is Bound.OVER else high,
    )
