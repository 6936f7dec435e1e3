"""What a learner can fill in: each field knows which values it takes, and says in plain words why it refuses one."""

from .arranging import Allocate, Grid, Groups, Order
from .base import Answer, Field, Json, Option, Refused
from .choosing import Choice, Choices, Move
from .on_chart import Level, Points
from .tree import Drivers
from .writing import Date, Number, Series, Text

__all__ = [
    "Allocate",
    "Answer",
    "Choice",
    "Choices",
    "Date",
    "Drivers",
    "Field",
    "Grid",
    "Groups",
    "Json",
    "Level",
    "Move",
    "Number",
    "Option",
    "Order",
    "Points",
    "Refused",
    "Series",
    "Text",
]
