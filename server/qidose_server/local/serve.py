"""Starting the local server."""

import atexit
import os
import shutil
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

from qidose_grading.home import Home

from .config import check_address, environment, local_config
from .prepare import prepare

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp
    from traitlets.config import Config


def serve(
    home: Home,
    learner: str,
    name: str,
    address: str,
    port: int,
    *,
    open_browser: bool,
    say: Callable[[str], None],
    only: str | None = None,
) -> None:
    """Prepare what has changed, then serve until stopped. `say` hears of each step and of the address.

    With `only`, a dose, that lesson alone is prepared, and the address leads straight to it.
    """
    check_address(address)
    prepare(home, learner, name, say, only)
    os.umask(0o077)
    os.environ.update(environment(home, learner))
    # The course's own settings, and no others that may lie about.
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    atexit.register(shutil.rmtree, os.environ["JUPYTER_RUNTIME_DIR"], ignore_errors=True)
    os.chdir(home.course)  # nbgrader looks for its configuration in the working folder
    say("Starting the server")
    config = local_config(home, address, port, open_browser=open_browser)
    if only:
        config.ServerApp.default_url = f"/qidose/lessons/{only}"
    _run(config, say)


def _run(config: "Config", say: Callable[[str], None]) -> None:
    from jupyter_server.serverapp import ServerApp
    from jupyter_server.utils import JupyterServerAuthWarning
    from tornado.ioloop import IOLoop

    # Style sheets and scripts need no token; everything of a person's does.
    warnings.filterwarnings("ignore", category=JupyterServerAuthWarning)
    app = ServerApp.instance(config=config)
    app.initialize(argv=[])
    # Said from inside the loop: only then does the server listen.
    IOLoop.current().add_callback(_say_where, app, say)
    app.start()
    # Stopped while a kernel was starting, a thread goes on waiting for it, and would keep this process for ever.
    atexit._run_exitfuncs()
    os._exit(0)


def _say_where(app: "ServerApp", say: Callable[[str], None]) -> None:
    host = f"[{app.ip}]" if ":" in app.ip else app.ip
    what = "course" if app.default_url == "/qidose/" else "lesson"
    say(f"The {what} is at http://{host}:{app.port}{app.default_url}?token={app.identity_provider.token}")
    say("To stop it, press Ctrl and C.")
