"""Statistical process control: charts, rules, icons. Pure Python and numpy; use it alone if you like.

>>> from qidose import spc
>>> chart = spc.xmr([12, 11, 14, 12, 13, 15, 11])
>>> result = spc.judge(chart, "mdc-7")
"""

from qidose.spc.chart import Chart
from qidose.spc.individuals import xmr
from qidose.spc.judge import Judgement, Signal, judge
from qidose.spc.rule_sets import RULE_SETS, Rule, RuleSet

__all__ = ["RULE_SETS", "Chart", "Judgement", "Rule", "RuleSet", "Signal", "judge", "xmr"]
