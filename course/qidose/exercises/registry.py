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
        "spot-parts": "all_staff.spot_parts:SpotParts",
        "qi-or-qa": "all_staff.qi_or_qa:QiOrQa",
        "map-systems": "all_staff.map_systems:MapSystems",
        "bead-factory": "all_staff.bead_factory:BeadFactory",
        "two-dots": "all_staff.two_dots:TwoDots",
        "twelve-charts": "all_staff.twelve_charts:TwelveCharts",
        "why-like-this": "all_staff.why_like_this:WhyLikeThis",
        "same-change": "all_staff.same_change:SameChange",
        "spin-it": "all_staff.spin_it:SpinIt",
        "my-small-test": "all_staff.my_small_test:MySmallTest",
    },
    "board": {
        "which-is-it": "board.which_is_it:WhichIsIt",
        "rag-face-off": "board.rag_face_off:RagFaceOff",
        "three-pages": "board.three_pages:ThreePages",
        "shouting": "board.shouting:Shouting",
        "four-responses": "board.four_responses:FourResponses",
        "ask-better": "board.ask_better:AskBetter",
        "our-board-paper": "board.our_board_paper:OurBoardPaper",
        "strategic-outcomes": "board.strategic_outcomes:StrategicOutcomes",
        "constancy": "board.constancy:Constancy",
        "pledge": "board.pledge:Pledge",
    },
    "senior-leaders": {
        "target-not-limit": "senior_leaders.target_not_limit:TargetNotLimit",
        "funnel": "senior_leaders.funnel:Funnel",
        "manage-two-sided": "senior_leaders.manage_two_sided:ManageTwoSided",
        "manage-performance": "senior_leaders.manage_performance:ManagePerformance",
        "team-conversation": "senior_leaders.team_conversation:TeamConversation",
        "build-family": "senior_leaders.build_family:BuildFamily",
        "definition-duel": "senior_leaders.definition_duel:DefinitionDuel",
        "sponsors-inbox": "senior_leaders.sponsors_inbox:SponsorsInbox",
        "scale-up": "senior_leaders.scale_up:ScaleUp",
        "conditions-check": "senior_leaders.conditions_check:ConditionsCheck",
    },
    "managers": {
        "pick-tool": "managers.pick_tool:PickTool",
        "hand-to-spc": "managers.hand_to_spc:HandToSpc",
        # The senior leaders' core: done once, it counts in both lessons.
        "manage-two-sided": "senior_leaders.manage_two_sided:ManageTwoSided",
        "manage-performance": "senior_leaders.manage_performance:ManagePerformance",
        "build-family": "senior_leaders.build_family:BuildFamily",
        "definition-duel": "senior_leaders.definition_duel:DefinitionDuel",
        "aim-doctor": "managers.aim_doctor:AimDoctor",
        "driver-diagram": "managers.driver_diagram:DriverDiagram",
        "short-pdsa": "managers.short_pdsa:ShortPdsa",
        "ward-ramp": "managers.ward_ramp:WardRamp",
        "half-hour-meeting": "managers.half_hour_meeting:HalfHourMeeting",
        "solution-to-theory": "managers.solution_to_theory:SolutionToTheory",
        "hold-gains": "managers.hold_gains:HoldGains",
        "team-chart": "managers.team_chart:TeamChart",
    },
    "coaches": {
        "time-contract": "coaches.time_contract:TimeContract",
        "quiet-team": "coaches.quiet_team:QuietTeam",
        "tool-temptation": "coaches.tool_temptation:ToolTemptation",
        "chart-clinic": "coaches.chart_clinic:ChartClinic",
        "rebase": "coaches.rebase:Rebase",
        "coach-feedback": "coaches.coach_feedback:CoachFeedback",
        "spread-plan": "coaches.spread_plan:SpreadPlan",
        "progress-score": "coaches.progress_score:ProgressScore",
        "marking-calibration": "coaches.marking_calibration:MarkingCalibration",
        "team-portfolio": "coaches.team_portfolio:TeamPortfolio",
    },
    "experts": {
        "rule-cost": "experts.rule_cost:RuleCost",
        "rule-memo": "experts.rule_memo:RuleMemo",
        "page-makeover": "experts.page_makeover:PageMakeover",
        "ward-factorial": "experts.ward_factorial:WardFactorial",
        "eight-interviews": "experts.eight_interviews:EightInterviews",
        "plan-a-trust": "experts.plan_a_trust:PlanATrust",
        "teach-back": "experts.teach_back:TeachBack",
        "audit-markers": "experts.audit_markers:AuditMarkers",
        "own-project": "experts.own_project:OwnProject",
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
