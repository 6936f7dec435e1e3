"""Statistical process control: charts, rules, icons. Pure Python and numpy; use it alone if you like.

>>> from qidose import spc
>>> chart = spc.xmr([12, 11, 14, 12, 13, 15, 11, 30])
>>> result = spc.judge(chart, "mdc-7")
>>> [signal.why for signal in result.signals]
['Point 8 is above the upper limit.']

`read_series` reads a person's own table. `batch` judges many series at once; `vectors` runs reference vectors.
"""

from qidose.spc import batch, vectors
from qidose.spc.anhoej import RunsAnalysis
from qidose.spc.chart import Chart
from qidose.spc.counts import c, np_, p, u
from qidose.spc.funnel_plot import Funnel, funnel
from qidose.spc.icons import Icon, assurance_icon, variation_icon
from qidose.spc.individuals import mr, xmr
from qidose.spc.judge import Judgement, Signal, judge, runs_analysis
from qidose.spc.laney import p_prime, u_prime
from qidose.spc.near import NearMiss, near_misses
from qidose.spc.rag import RagComparison, compare_rag, rag_colours
from qidose.spc.rare import g, t
from qidose.spc.read_series import Problem, Series, read_series
from qidose.spc.rule_sets import RULE_SETS, Rule, RuleSet, mdc
from qidose.spc.run_chart import run
from qidose.spc.subgroups import r, s, xbar_r, xbar_s
from qidose.spc.working import Step, Working, steps

__all__ = [
    "RULE_SETS",
    "Chart",
    "Funnel",
    "Icon",
    "Judgement",
    "NearMiss",
    "Problem",
    "RagComparison",
    "Rule",
    "RuleSet",
    "RunsAnalysis",
    "Series",
    "Signal",
    "Step",
    "Working",
    "assurance_icon",
    "batch",
    "c",
    "compare_rag",
    "funnel",
    "g",
    "judge",
    "mdc",
    "mr",
    "near_misses",
    "np_",
    "p",
    "p_prime",
    "r",
    "rag_colours",
    "read_series",
    "run",
    "runs_analysis",
    "s",
    "steps",
    "t",
    "u",
    "u_prime",
    "variation_icon",
    "vectors",
    "xbar_r",
    "xbar_s",
    "xmr",
]
