"""The recipes this worker offers, by the name the server knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .context import TrainContext, TrainedModel
from .dataset import Dataset, FileStore
from .detector.recipe import train_detector
from .errors import BadInput
from .text.recipe import train_text_classifier

Recipe = Callable[[Dataset, FileStore, dict[str, Any], str, TrainContext], TrainedModel]

RECIPES: dict[str, Recipe] = {
    "text-classifier": train_text_classifier,
    "detector": train_detector,
}


def recipe_named(name: str) -> Recipe:
    """The recipe, or BadInput with the names there are."""
    recipe = RECIPES.get(name)
    if recipe is None:
        raise BadInput(f"unknown recipe {name!r}; known: {', '.join(RECIPES)}")
    return recipe
