"""nbgrader's configuration for a qidose course: the same for our code, plain `nbgrader` commands and formgrader."""

import os
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    Execute,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
)
from traitlets.config import Config

from .home import Home
from .preprocessors.only_the_release import OnlyTheRelease
from .preprocessors.run_forked import RunForked
from .preprocessors.run_shut_in import RunShutIn
from .preprocessors.wait_for_coach import WaitForCoach

TEMPLATES = Path(__file__).parent / "templates"

_FILE = '''"""Made by qidose: nbgrader's own commands work in this folder. Changes here are overwritten."""
from pathlib import Path

from qidose_grading.home import Home
from qidose_grading.nbgrader_config import configure

configure(get_config(), Home(Path(__file__).resolve().parent.parent))  # noqa: F821 (traitlets gives get_config)
'''


def configure(config: Any, home: Home, *, stock: bool = False) -> Any:
    """Fill a traitlets config. With `stock`, a real kernel runs each submission, as nbgrader does by itself."""
    config.CourseDirectory.root = str(home.course)
    config.CourseDirectory.course_id = ""
    config.CourseDirectory.db_url = home.gradebook_url
    config.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", ".*"]
    config.IncludeHeaderFooter.header = ""
    config.ClearSolutions.code_stub = {"python": "# Your answer"}
    config.ClearSolutions.text_stub = "Your answer"
    config.OnlyTheRelease.release = str(home.release)
    config.OnlyTheRelease.editions = str(home.editions)
    config.WaitForCoach.answers_url = home.answers_url
    config.Execute.timeout = 120
    # Top to bottom: nothing runs before the notebook is known to be ours; WaitForCoach stands for SaveAutoGrades.
    config.Autograde.sanitize_preprocessors = [
        OnlyTheRelease,
        ClearOutput,
        DeduplicateIds,
        OverwriteKernelspec,
        OverwriteCells,
        CheckCellMetadata,
    ]
    config.Autograde.autograde_preprocessors = [
        *_runners(stock),
        IgnorePattern,
        ClearMetadataPreprocessor,
        LimitOutput,
        WaitForCoach,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), _stock_templates()]
    return config


def _runners(stock: bool) -> list[type]:
    """What runs the notebooks. Each leaves those of the other alone; RunShutIn refuses where it cannot work."""
    if stock:
        return [Execute]
    return [RunShutIn, RunForked if hasattr(os, "fork") else Execute]


def nbgrader_config(home: Home, *, stock: bool = False) -> Config:
    """A new config for this home."""
    config: Config = configure(Config(), home, stock=stock)
    return config


def write_config_file(home: Home) -> None:
    """Put `nbgrader_config.py` in the course folder, where nbgrader's commands look for it."""
    (home.course / "nbgrader_config.py").write_text(_FILE, encoding="utf-8")


def _stock_templates() -> str:
    from nbgrader.server_extensions.formgrader import handlers

    return str(handlers.template_path)
