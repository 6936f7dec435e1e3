"""Which exercises each dose has, in the order of its lesson. A module is imported when its exercise is asked for.

Most are code; quizzes are files (`quiz_file`).
"""

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from .exercise import Exercise
from .quiz_shelf import Shelf, in_order, shelf

_WHERE: dict[str, dict[str, str]] = {
    "all-staff": {
        "spot-parts": "spot_parts:SpotParts",
        "qi-or-qa": "qi_or_qa:QiOrQa",
        "map-systems": "map_systems:MapSystems",
        "bead-factory": "bead_factory:BeadFactory",
        "two-dots": "two_dots:TwoDots",
        "twelve-charts": "twelve_charts:TwelveCharts",
        "why-like-this": "why_like_this:WhyLikeThis",
        "same-change": "same_change:SameChange",
        "spin-it": "spin_it:SpinIt",
        "my-small-test": "my_small_test:MySmallTest",
    },
    "board": {
        "which-is-it": "which_is_it:WhichIsIt",
        "rag-face-off": "rag_face_off:RagFaceOff",
        "three-pages": "three_pages:ThreePages",
        "shouting": "shouting:Shouting",
        "four-responses": "four_responses:FourResponses",
        "ask-better": "ask_better:AskBetter",
        "our-board-paper": "our_board_paper:OurBoardPaper",
        "strategic-outcomes": "strategic_outcomes:StrategicOutcomes",
        "constancy": "constancy:Constancy",
        "pledge": "pledge:Pledge",
    },
    "senior-leaders": {
        "target-not-limit": "target_not_limit:TargetNotLimit",
        "funnel": "funnel:Funnel",
        "manage-two-sided": "manage_two_sided:ManageTwoSided",
        "manage-performance": "manage_performance:ManagePerformance",
        "team-conversation": "team_conversation:TeamConversation",
        "build-family": "build_family:BuildFamily",
        "definition-duel": "definition_duel:DefinitionDuel",
        "sponsors-inbox": "sponsors_inbox:SponsorsInbox",
        "scale-up": "scale_up:ScaleUp",
        "conditions-check": "conditions_check:ConditionsCheck",
    },
    "managers": {
        "pick-tool": "pick_tool:PickTool",
        "hand-to-spc": "hand_to_spc:HandToSpc",
        # The senior leaders' core: done once, it counts in both lessons.
        "manage-two-sided": "manage_two_sided:ManageTwoSided",
        "manage-performance": "manage_performance:ManagePerformance",
        "build-family": "build_family:BuildFamily",
        "definition-duel": "definition_duel:DefinitionDuel",
        "aim-doctor": "aim_doctor:AimDoctor",
        "driver-diagram": "driver_diagram:DriverDiagram",
        "short-pdsa": "short_pdsa:ShortPdsa",
        "ward-ramp": "ward_ramp:WardRamp",
        "half-hour-meeting": "half_hour_meeting:HalfHourMeeting",
        "solution-to-theory": "solution_to_theory:SolutionToTheory",
        "hold-gains": "hold_gains:HoldGains",
        "team-chart": "team_chart:TeamChart",
    },
    "coaches": {
        "time-contract": "time_contract:TimeContract",
        "quiet-team": "quiet_team:QuietTeam",
        "tool-temptation": "tool_temptation:ToolTemptation",
        "chart-clinic": "chart_clinic:ChartClinic",
        "rebase": "rebase:Rebase",
        "coach-feedback": "coach_feedback:CoachFeedback",
        "spread-plan": "spread_plan:SpreadPlan",
        "progress-score": "progress_score:ProgressScore",
        "marking-calibration": "marking_calibration:MarkingCalibration",
        "team-portfolio": "team_portfolio:TeamPortfolio",
    },
    "experts": {
        "rule-cost": "rule_cost:RuleCost",
        "rule-memo": "rule_memo:RuleMemo",
        "page-makeover": "page_makeover:PageMakeover",
        "ward-factorial": "ward_factorial:WardFactorial",
        "eight-interviews": "eight_interviews:EightInterviews",
        "plan-a-trust": "plan_a_trust:PlanATrust",
        "teach-back": "teach_back:TeachBack",
        "audit-markers": "audit_markers:AuditMarkers",
        "own-project": "own_project:OwnProject",
    },
}


_CODED = frozenset(exercise_id for exercises in _WHERE.values() for exercise_id in exercises)


def exercise_ids(dose: str) -> tuple[str, ...]:
    """The ids of a dose's exercises in lesson order. Raises KeyError for an unknown dose."""
    quizzes = quiz_files().quizzes.values()
    return in_order(_WHERE[dose], [quiz for quiz in quizzes if quiz.about.dose == dose])


def quiz_files() -> Shelf:
    """Every quiz file of the course."""
    return shelf(_CODED)


def find_exercise(dose: str, exercise_id: str) -> Exercise[Any]:
    """One exercise of a dose. Raises KeyError whose message names the exercises that the dose has.

    Raises BadQuiz, with what is wrong, where it is a quiz file that cannot be used.
    """
    if exercise_id in _WHERE[dose]:
        return _coded(dose, exercise_id)
    found = quiz_files()
    quiz = found.quizzes.get(exercise_id)
    if quiz is not None and quiz.about.dose == dose:
        return quiz
    if exercise_id in found.bad and found.bad[exercise_id].dose in ("", dose):
        raise found.bad[exercise_id]
    known = ", ".join(exercise_ids(dose))
    raise KeyError(f"The lesson {dose!r} has no exercise {exercise_id!r}. It has: {known}.")


@cache
def _coded(dose: str, exercise_id: str) -> Exercise[Any]:
    module, name = _WHERE[dose][exercise_id].split(":")
    found: Exercise[Any] = getattr(import_module(f"{__package__}.{module}"), name)()
    if found.about.dose != dose:
        # One exercise in 2 lessons: the same work, done once, counts in both.
        found.about = replace(found.about, dose=dose)  # type: ignore[misc]
    return found


def exercises_of(dose: str) -> list[Exercise[Any]]:
    """Every exercise of a dose, in lesson order."""
    return [find_exercise(dose, exercise_id) for exercise_id in exercise_ids(dose)]
