"""What passes between the process of somebody's code and ours: plain data, and nothing else.

Numbers, texts, true and false, None, lists, tuples, dicts and numpy arrays pass. Anything else is refused in words.
Nothing here is imported from the course: the process that is shut in loads this file alone.
"""

import json
import sys
from typing import Any

LONGEST = 20_000_000
"""Characters of one answer."""
_KINDS = ("list", "tuple", "dict", "array")


class CannotPass(TypeError):
    """A value that is no plain data. The message is for the person who wrote the code."""


def pack(value: Any) -> str:
    """A value as text. Raises CannotPass for what is no plain data, and for far too much of it."""
    text = json.dumps(_plain(value, 0))
    if len(text) > LONGEST:
        raise CannotPass(f"It is too long: {len(text):,} characters.")
    return text


def unpack(text: str) -> Any:
    """The value again. Raises ValueError for a text that `pack` did not make."""
    if len(text) > LONGEST:
        raise ValueError("The answer is too long.")
    return _value(json.loads(text), 0)


def _plain(value: Any, depth: int) -> Any:
    if depth > 20:
        raise CannotPass("It is nested too deeply.")
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) in (list, tuple):
        return {type(value).__name__: [_plain(one, depth + 1) for one in value]}
    if type(value) is dict:
        return {"dict": [[_plain(key, depth + 1), _plain(one, depth + 1)] for key, one in value.items()]}
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.generic) and value.dtype.kind in "biufU":
        return value.item()
    if numpy is not None and isinstance(value, numpy.ndarray) and value.dtype.kind in "biufU":
        return {"array": [value.dtype.str, value.tolist()]}
    raise CannotPass(
        f"It is of the kind {type(value).__name__}. Only numbers, texts, lists, tuples, dicts and numpy arrays pass."
    )


def _value(found: Any, depth: int) -> Any:
    if depth > 25 or isinstance(found, list):
        raise ValueError("That is no packed value.")
    if not isinstance(found, dict):
        return found
    ((kind, parts),) = found.items()
    if kind not in _KINDS or not isinstance(parts, list):
        raise ValueError("That is no packed value.")
    if kind == "array":
        import numpy

        name, values = parts
        if numpy.dtype(name).kind not in "biufU":
            raise ValueError("That is no packed value.")
        return numpy.array(values, dtype=name)
    if kind == "dict":
        return {_value(key, depth + 1): _value(one, depth + 1) for key, one in parts}
    values = [_value(one, depth + 1) for one in parts]
    return tuple(values) if kind == "tuple" else values


def answer(names: dict[str, Any], name: str, packed: str) -> str:
    """Call `names[name]` with packed arguments; how it went as text. In the process of somebody's code.

    Without arguments (""), what stands under the name: its value, or that it can be called.
    """
    try:
        if name not in names:
            return json.dumps({"missing": True})
        found = names[name]
        if not packed:
            return json.dumps({"callable": True} if callable(found) else {"value": pack(found)})
        arguments, named = unpack(packed)
        return json.dumps({"value": pack(found(*arguments, **named))})
    except CannotPass as trouble:
        return json.dumps({"error": ["TypeError", f"The answer of {name} cannot be used. {trouble}"]})
    except BaseException as trouble:  # also SystemExit: it is the code's own, and it is told
        return json.dumps({"error": [type(trouble).__name__, str(trouble)[:1000]]})
