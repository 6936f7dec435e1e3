"""Reference vectors: run one through this package and return what it should be compared with.

A vector is a dict with `chart`, `data`, `options` (and, if one likes, `expect`, of which only the shape is used: a line
that is the same at every point is returned as one number where `expect` has one number). Missing is None.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qidose.spc import anhoej, constants, counts, laney, rare, subgroups
from qidose.spc.chart import Chart, build, phase_of
from qidose.spc.funnel_plot import contour
from qidose.spc.icons import assurance_icon, variation_icon
from qidose.spc.individuals import mr, xmr
from qidose.spc.judge import Judgement, judge, track_of
from qidose.spc.numbers import read_values
from qidose.spc.rule_sets import RULE_SETS, Rule, RuleSet, mdc
from qidose.spc.run_chart import run

Vector = Mapping[str, Any]
Answer = dict[str, Any]


class UnsupportedOption(ValueError):
    """A convention that this package does not offer; the message names it."""


def evaluate(vector: Vector) -> Answer:
    """What this package says about a vector, in the shape of its `expect`.

    Raises UnsupportedOption for charts, options and option values that are not offered, ValueError for bad data.
    """
    kind, options = vector["chart"], dict(vector.get("options") or {})
    if kind not in _KINDS:
        raise UnsupportedOption(f"chart {kind!r} is not offered; there are {', '.join(_KINDS)}")
    function, known = _KINDS[kind]
    for name, value in options.items():
        if name not in known:
            raise UnsupportedOption(f"option {name!r} is not offered for {kind} charts")
        offered = _ONLY.get((kind, name), _OFFERED.get(name))
        if offered is not None and value not in offered:
            raise UnsupportedOption(f"{name} = {value!r} is not offered for {kind} charts, only {offered}")
    return _in_shape(function(vector["data"], options), vector.get("expect"))


_OFFERED: dict[str, tuple[Any, ...]] = {
    "limit_factor": ("2.66", "3/1.128", "3.145"),
    "missing": ("gap", "skip"),
    "exclude_mr": ("gap",),
    "ruleset": ("mdc", "nelson+we", "nelson", "we", "ihi-shewhart"),
    "two_of_three": ("mdc2023", "ptd", "nelson"),
    "on_line": ("break", "skip"),
    "ties": ("break", "skip"),
    "d4": ("3.267",),
    "power": ("1/3.6",),
    "improvement": ("increase", "decrease", "neutral", None),
}
_COMPLETING = ("nelson+we", "nelson", "we")
# What is offered for some charts only: without moving ranges there is nothing to screen, and so on.
_ONLY: dict[tuple[str, str], tuple[Any, ...]] = {
    **{(kind, "mr_screen"): (False,) for kind in ("p", "np", "c", "u")},
    **{(kind, "missing"): ("gap",) for kind in ("xmr", "mr", "t", "pprime", "uprime", "icons")},
    **{(kind, "clamp"): (True,) for kind in ("mr", "t")},
    ("xbar_r", "sigma"): ("rbar/d2",),
    ("xbar_s", "sigma"): ("sbar/c4", "montgomery-6.31-pooled", "mean(s_i/c4(n_i))"),
}


def _lines(chart: Chart) -> Answer:
    return {"centre": _list(chart.centre), "ucl": _list(chart.upper), "lcl": _list(chart.lower)}


def _counted(chart: Chart, options: Answer) -> Answer:
    """A chart of values in time order: lines, values, signals and the runs analysis."""
    answer = _lines(chart) | {"values": _list(chart.values)} | _all_signals(chart, options)
    analysis = anhoej.analyse(track_of(chart))
    if len(analysis) == 1:
        answer["anhoej"] = _runs(analysis[0]) | {"signal": analysis[0].signal}
    return answer


def _xmr(data: Answer, options: Answer) -> Answer:
    chart = xmr(
        data["y"],
        **_part(options),
        limit_factor=options.get("limit_factor", "2.66"),
        mr_screen=options.get("mr_screen", False),
        floor=0.0 if options.get("clamp") else -np.inf,
    )
    answer = _counted(chart, options)
    if len(chart.phase_starts) == 1:
        answer["sigma"] = _list(chart.sigma)
        answer["signals_first_rule"] = _first_rule(chart)
    return answer


def _mr(data: Answer, options: Answer) -> Answer:
    return _counted(mr(data["y"], **_part(options)), {})


def _p(data: Answer, options: Answer) -> Answer:
    chart = counts.p(data["count"], data["n"], **_part(options), clamp=options.get("clamp", True))
    return _counted(chart, options)


def _np(data: Answer, options: Answer) -> Answer:
    chart = counts.np_(data["count"], data["n"], **_part(options), clamp=options.get("clamp", True))
    return _counted(chart, options)


def _c(data: Answer, options: Answer) -> Answer:
    return _counted(counts.c(data["count"], **_part(options), clamp=options.get("clamp", True)), options)


def _u(data: Answer, options: Answer) -> Answer:
    chart = counts.u(data["count"], data["n"], **_part(options), clamp=options.get("clamp", True))
    return _counted(chart, options)


def _p_prime(data: Answer, options: Answer) -> Answer:
    clamp, screen = options.get("clamp", True), options.get("mr_screen", False)
    return _counted(laney.p_prime(data["count"], data["n"], **_part(options), mr_screen=screen, clamp=clamp), options)


def _u_prime(data: Answer, options: Answer) -> Answer:
    clamp, screen = options.get("clamp", True), options.get("mr_screen", False)
    return _counted(laney.u_prime(data["count"], data["n"], **_part(options), mr_screen=screen, clamp=clamp), options)


def _t(data: Answer, options: Answer) -> Answer:
    chart = rare.t(
        data["y"],
        **_part(options),
        limit_factor=options.get("limit_factor", "2.66"),
        mr_screen=options.get("mr_screen", False),
    )
    return _counted(chart, options)


def _g(data: Answer, options: Answer) -> Answer:
    median = rare.g(data["y"], **_part(options), clamp=options.get("clamp", True))
    theory = rare.g(data["y"], **_part(options), centre="theoretical median")
    lines = {"mean": median.middle, "median": median.centre, "centre_qicharts2": median.centre}
    lines |= {"centre_mean": median.middle, "centre_theoretical_median": theory.centre, "sigma": median.sigma}
    return {name: _list(line) for name, line in lines.items()} | _counted(median, options)


_XBAR_S = {"sbar/c4": "sbar/c4", "montgomery-6.31-pooled": "pooled", "mean(s_i/c4(n_i))": "mean(s/c4)"}


def _xbar_r(data: Answer, options: Answer) -> Answer:
    mean = subgroups.xbar_r(data["subgroups"], **_part(options))
    return _counted(mean, options) | _prefixed("r_", subgroups.r(data["subgroups"], **_part(options)))


def _xbar_s(data: Answer, options: Answer) -> Answer:
    sigma: Any = _XBAR_S.get(options.get("sigma", ""), "auto")
    mean = subgroups.xbar_s(data["subgroups"], **_part(options), sigma=sigma)
    return _counted(mean, options) | _prefixed("s_", subgroups.s(data["subgroups"], **_part(options), sigma=sigma))


def _prefixed(prefix: str, chart: Chart) -> Answer:
    return {prefix + name: line for name, line in _lines(chart).items()}


def _run(data: Answer, options: Answer) -> Answer:
    chart = run(data["y"], **_part(options))
    on_line, ties = options.get("on_line", "skip"), options.get("ties", "skip")
    rules = (Rule("shift", 6, on_line=on_line), Rule("trend", 5, ties=ties))
    result = judge(chart, replace(RULE_SETS["ihi-run"], rules=rules))
    analysis = anhoej.analyse(track_of(chart))
    runs = analysis[-1] if analysis else anhoej.RunsAnalysis(0, None, None, None, None)
    signals: Answer = {"anhoej": any(one.signal for one in analysis)}
    signals |= {"ihi_shift6": _where(result.flags("shift")), "ihi_trend5": _where(result.flags("trend"))}
    numbers = {"n_useful": runs.n_useful, "n_runs": runs.runs, "signals": signals}
    return {"centre": _list(chart.centre)} | _runs(runs) | numbers


def _runs(analysis: anhoej.RunsAnalysis) -> Answer:
    return {name: getattr(analysis, name) for name in ("longest_run", "longest_run_max", "crossings", "crossings_min")}


def _rules(data: Answer, options: Answer) -> Answer:
    """Rules alone, on a chart whose centre and sigma are given."""
    y = read_values(data["y"])
    phase = phase_of(y.size, options.get("phases", ()))
    middle, sigma = (
        np.broadcast_to(np.asarray(data[k], dtype=np.float64), y.shape).copy() for k in ("centre", "sigma")
    )
    chart = build("xmr", y, phase, ~np.isnan(y), middle, sigma)
    return _all_signals(chart, {"ruleset": "mdc"} | options)


def _icons(data: Answer, options: Answer) -> Answer:
    chart = xmr(
        data["y"],
        **_part(options),
        limit_factor=options.get("limit_factor", "2.66"),
        mr_screen=options.get("mr_screen", False),
    )
    better = {"increase": "up", "decrease": "down"}.get(options.get("improvement") or "")
    fewest = 13 if options.get("ruleset") == "mdc" else 1
    result = judge(chart, _mdc(options))
    variation = variation_icon(result, better, fewest_points=fewest)  # type: ignore[arg-type]
    assurance = assurance_icon(chart, options.get("target"), better, fewest_points=fewest)  # type: ignore[arg-type]
    names = {"pass": "consistent_pass", "fail": "consistent_fail", "hit_and_miss": "inconsistent"}
    special = f"special_cause_{variation.name}"
    if variation.name == "neutral":
        special += f"_{variation.side}"
    point = {"common_cause": "common_cause", "too_few_points": None, "no_points": None}.get(variation.name, special)
    return _lines(chart) | {"variation": point, "assurance": names.get(assurance.name)}


def _funnel(kind: str) -> Callable[[Answer, Answer], Answer]:
    def function(data: Answer, options: Answer) -> Answer:
        x, n, value = counts.read_counts(data["count"], data["n"], share=kind == "proportion")
        known = ~np.isnan(value)
        centre = float(x[known].sum() / n[known].sum()) if known.any() else np.nan
        answer: Answer = {"centre": _number(centre), "values": _list(value), "exact": {}, "normal": {}}
        for share in options.get("contours", (0.95, 0.998)):
            name = f"{share * 100:g}".replace(".", "")
            for method in ("exact", "normal"):
                low, high = contour(n, centre, kind, method, share)  # type: ignore[arg-type]
                answer[method] |= {f"lcl{name}": _list(low), f"ucl{name}": _list(high)}
        chart = (counts.p if kind == "proportion" else counts.u)(x, n)
        answer["sigma3"] = {"lcl": _list(chart.lower), "ucl": _list(chart.upper)}
        return answer

    return function


def _anhoej_limits(data: Answer, options: Answer) -> Answer:
    return {
        "longest_run_max": [anhoej.longest_run_max(n) for n in data["n"]],
        "crossings_min": [anhoej.crossings_min(n) for n in data["n"]],
    }


def _constants(data: Answer, options: Answer) -> Answer:
    table = {"c4": constants.c4, "d2": constants.d2, "d3": constants.d3}
    table |= {"A3": constants.a3, "B3": constants.b3, "B4": constants.b4}
    return {name: [function(n) for n in data["n"]] for name, function in table.items()}


def _part(options: Answer) -> Answer:
    """The options that every chart in time order takes, under our names."""
    return {
        "baseline": options.get("baseline"),
        "phases": options.get("phases") or (),
        "exclude": options.get("exclude") or (),
    }


def _mdc(options: Answer) -> RuleSet:
    shift, trend = options.get("shift", 7), options.get("trend", 7)
    rules = mdc(shift, trend, options.get("two_of_three", "mdc2023"))
    line, ties = options.get("on_line", "break"), options.get("ties", "break")
    return replace(rules, rules=tuple(replace(rule, on_line=line, ties=ties) for rule in rules.rules))


def _all_signals(chart: Chart, options: Answer) -> Answer:
    """Signals, and for Nelson and Western Electric the completing points too."""
    answer = {"signals": _signals(chart, options)}
    if options.get("ruleset") in _COMPLETING:
        answer["signals_completing"] = _signals(chart, options, completing=True)
    return answer


def _signals(chart: Chart, options: Answer, completing: bool = False) -> Answer:
    """The points of each rule of the vector's rule set, under the vector's names; without one, of the limit rule."""
    named: list[tuple[str, RuleSet]] = []
    match options.get("ruleset"):
        case None:
            return {"astronomical": _where(judge(chart, "mdc-7").flags("outside_limits"))}
        case "mdc":
            named = [("", _mdc(options))]
        case "ihi-shewhart":
            named = [("", RULE_SETS["ihi-shewhart"])]
        case which:
            sets = {"nelson": RULE_SETS["nelson"], "we": RULE_SETS["western-electric"]}
            named = [(f"{name}_", rule_set) for name, rule_set in sets.items() if name in which.split("+")]
    answer: Answer = {}
    for prefix, rule_set in named:
        result = judge(chart, rule_set)
        for rule in rule_set.rules:
            name = prefix + rule.label if prefix else rule.name.replace("outside_limits", "astronomical")
            answer[name] = _where(result.completing(rule.name) if completing else result.flags(rule.name))
    return answer


def _first_rule(chart: Chart) -> Answer:
    """As qcc reports: at each completing point, the lowest Western Electric rule that holds."""
    result: Judgement = judge(chart, "western-electric")
    rules = [rule.name for rule in result.rule_set.rules]
    which = np.zeros(len(chart), dtype=np.int64)
    for number, name in reversed(list(enumerate(rules, start=1))):
        which[result.completing(name)] = number
    return {"we": which[which > 0].tolist(), "at": _where(which > 0)}


def _where(flags: NDArray[Any]) -> list[int]:
    found: list[int] = np.flatnonzero(flags).tolist()
    return found


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _list(values: NDArray[Any]) -> list[float | None]:
    return [_number(value) for value in values.tolist()]


def _in_shape(answer: Answer, expect: Mapping[str, Any] | None) -> Answer:
    """One number in place of a list where `expect` has one and the list says the same at every point."""
    if expect is None:
        return answer
    shaped = {name: _as_one(value, expect.get(name)) for name, value in answer.items()}
    if "published" in expect:
        shaped["published"] = {n: _as_one(answer[n], v) for n, v in expect["published"].items() if n in answer}
    return shaped


def _as_one(value: Any, wanted: Any) -> Any:
    if not isinstance(value, list) or isinstance(wanted, (list, dict)):
        return value
    known = {one for one in value if one is not None}
    return known.pop() if len(known) == 1 else value


_TIME = ("baseline", "phases", "exclude", "missing")
_RULES = ("ruleset", "shift", "trend", "two_of_three", "on_line", "ties")
_XMR = (*_TIME, *_RULES, "limit_factor", "mr_screen", "exclude_mr")
_COUNT = (*_TIME, *_RULES, "clamp", "mr_screen")
_KINDS: dict[str, tuple[Callable[[Answer, Answer], Answer], tuple[str, ...]]] = {
    "xmr": (_xmr, (*_XMR, "clamp")),
    "mr": (_mr, (*_TIME, "d4", "clamp")),
    "run": (_run, (*_TIME, "on_line", "ties")),
    "p": (_p, _COUNT),
    "np": (_np, _COUNT),
    "c": (_c, _COUNT),
    "u": (_u, _COUNT),
    "pprime": (_p_prime, _COUNT),
    "uprime": (_u_prime, _COUNT),
    "xbar_r": (_xbar_r, (*_TIME, *_RULES, "sigma")),
    "xbar_s": (_xbar_s, (*_TIME, *_RULES, "sigma")),
    "g": (_g, (*_TIME, *_RULES, "clamp")),
    "t": (_t, (*_XMR, "clamp", "power")),
    "funnel_p": (_funnel("proportion"), ("contours",)),
    "funnel_u": (_funnel("rate"), ("contours",)),
    "rules": (_rules, (*_RULES, "phases", "missing")),
    "icons": (_icons, (*_XMR, "target", "improvement")),
    "anhoej_limits": (_anhoej_limits, ()),
    "constants": (_constants, ()),
}
