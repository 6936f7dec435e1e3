"""The configuration of the local server, and the checks that come before it starts."""

import os
import secrets
import tempfile
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from traitlets.config import Config

import qidose_widgets
from qidose.local_terms import read_terms, with_terms
from qidose_grading.home import Home
from qidose_grading.nbgrader_config import configure

JUPYTER = Path(qidose_widgets.__file__).parent / "jupyter"

# Voilà carries JupyterLab 4.2 modules: the front ends of nbgrader and notebook do not load in its pages.
DENIED = [
    "@jupyter/nbgrader",
    "@jupyter-notebook/lab-extension",
    "@voila-dashboards/jupyterlab-preview",
    "jupyterlab_pygments",
]

# JupyterLab asks whether one wants news, and asks for language servers, which are not here.
LAB_OFF = [
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/fileeditor-extension:language-server",
]


class NotLocal(ValueError):
    """An address that other machines could reach."""


def check_address(address: str) -> str:
    """The address itself. Raises NotLocal unless only this machine can reach it: there is no login here."""
    name = "127.0.0.1" if address == "localhost" else address
    try:
        local = ip_address(name).is_loopback
    except ValueError:
        local = False
    if not local:
        raise NotLocal(
            f"{address} can be reached from other machines, and this server has no login. Use 127.0.0.1. "
            "To serve a team, put the course behind a login."
        )
    return name


def local_config(home: Home, address: str, port: int, *, open_browser: bool) -> Config:
    """A server of one's own on this machine. Port 0 takes any free one. Raises NotLocal for an address others reach."""
    config = Config()
    config.ServerApp.ip = check_address(address)
    config.ServerApp.port = port
    config.ServerApp.port_retries = 0 if port else 50
    config.ServerApp.open_browser = open_browser
    config.ServerApp.allow_remote_access = False
    # A new secret at each start. Jupyter makes one too, but then prints a notice of its own around it.
    config.IdentityProvider.token = secrets.token_hex(24)
    config.ServerApp.allow_root = True  # in containers; only this machine can reach it in any case
    course_config(config, home)
    return config


def course_config(config: Any, home: Home) -> None:
    """What makes any Jupyter server the course: lessons, formgrader and JupyterLab."""
    config.ServerApp.root_dir = str(home.course)
    config.ServerApp.default_url = "/qidose/"
    config.ServerApp.allow_unauthenticated_access = False
    config.ServerApp.log_level = "WARN"
    config.LabApp.log_level = "WARN"
    # JupyterLab asks nobody outside for news, updates or extensions.
    config.LabApp.news_url = None
    config.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
    config.LabApp.extension_manager = "readonly"
    config.ServerApp.tornado_settings = {"page_config_hook": _quiet_lab}
    config.ServerApp.jpserver_extensions = {
        "jupyterlab": True,
        "nbgrader.server_extensions.formgrader": True,
        "nbgrader.server_extensions.validate_assignment": True,  # the button with which experts try their own code
        "qidose_server.local.extension": True,
        # Its own routes would show any notebook below the root; ours show released lessons only.
        "voila.server_extension": False,
        "notebook": False,
        "nbgrader.server_extensions.assignment_list": False,
        "nbgrader.server_extensions.course_list": False,
    }
    if os.name == "posix":
        config.KernelManager.transport = "ipc"
    # A kernel whose tab has gone ends after 10 minutes; one with a tab stays. Nothing is lost either way.
    config.MappingKernelManager.cull_idle_timeout = 600
    config.MappingKernelManager.cull_interval = 60
    config.MappingKernelManager.cull_connected = False
    config.VoilaConfiguration.template = "qidose"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.file_allowlist = []
    config.VoilaConfiguration.extension_denylist = DENIED
    config.VoilaConfiguration.http_keep_alive_timeout = 10
    # The stock 4 seconds are too few on a busy server: a cell whose output comes later would be shown without it.
    config.VoilaExecutor.iopub_timeout = 60
    terms = terms_of(home)
    config.VoilaExporter.filters = {"local_terms": lambda text: with_terms(text, terms)}
    config.VoilaExporter.preprocessors = ["nbconvert.preprocessors.TagRemovePreprocessor"]
    config.TagRemovePreprocessor.remove_cell_tags = ["marking", "answer"]
    configure(config, home)


def _quiet_lab(_: Any, page_config: dict[str, Any]) -> dict[str, Any]:
    """JupyterLab's page, without the parts that are not for this course."""
    off = [*page_config.get("disabledExtensions", []), *LAB_OFF]
    return {**page_config, "disabledExtensions": off}


def terms_of(home: Home) -> dict[str, str]:
    """What this trust calls things. Raises BadTerms, in plain words, for a file that cannot be used."""
    file = home.local_terms
    return read_terms(file.read_text(encoding="utf-8") if file.exists() else "")


def environment(home: Home, learner: str) -> dict[str, str]:
    """What Jupyter and the kernels read from the environment: who is learning, where, and where sockets lie.

    This person's own Jupyter settings stay out of it: the course is the same for everyone.
    """
    return {
        "QIDOSE_HOME": str(home.root),
        "QIDOSE_LEARNER": learner,
        "JUPYTER_PATH": os.pathsep.join([str(JUPYTER), *filter(None, [os.environ.get("JUPYTER_PATH")])]),
        # The path of a socket may have 107 characters at most: a short folder, readable by this person alone.
        "JUPYTER_RUNTIME_DIR": tempfile.mkdtemp(prefix="qidose-"),
        "JUPYTER_CONFIG_DIR": str(home.root / "jupyter"),
        "IPYTHONDIR": str(home.root / "ipython"),
    }
