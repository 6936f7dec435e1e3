"""What every view stands on: the page shows what Python says, and may only ask for things, which Python checks."""

import logging
from typing import Any, Protocol

import anywidget
import traitlets

from qidose.exercises.fields import Refused

_log = logging.getLogger("qidose")
_FAILED = "Something went wrong on our side, so this may not have been saved. Wait a moment and try again."

Page = dict[str, Any]


class Port(Protocol):
    """What stands behind a view: it knows the learner and the record; the view does not."""

    def page(self) -> Page:
        """What the learner may see now."""

    def take(self, asked: dict[str, Any]) -> None:
        """Do what the page asks for, and keep it. Raises Refused in plain words."""


def loader(name: str) -> str:
    """The few lines that each widget carries: they fetch the view's own module, which the browser keeps.

    A lesson has a dozen widgets. Were the module in each, every learner would be sent it a dozen times.
    """
    return _LOADER.replace("NAME", name)


_LOADER = """
export default {
  async render(context) {
    const config = document.getElementById("jupyter-config-data");
    const base = (config && JSON.parse(config.textContent).baseUrl) || "/";
    const view = await import(new URL(`${base}qidose/static/views/NAME.js`, location.origin).href);
    return view.default.render(context);
  },
};
"""


class View(anywidget.AnyWidget):
    """A view of a port. Its traits go to the browser and never come back: a forged value is dropped."""

    page = traitlets.Dict().tag(sync=True)

    def __init__(self, port: Port) -> None:
        self._port = port
        super().__init__()
        self.show()
        self.on_msg(lambda _widget, message, _buffers: self.hear(message))

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """State that a browser sends is not taken: it may only ask, and `hear` decides."""

    def hear(self, message: Any) -> None:
        """Answer one message of the page with {"reply": its id, "trouble": a sentence or None}."""
        trouble = None
        asked = message if isinstance(message, dict) else {}
        try:
            trouble = self._take(asked)
            self.show()
        except Exception:  # a page that gets no answer would leave the learner thinking that all is well
            _log.exception("A step of a learner failed.")
            trouble = trouble or _FAILED
        self.send({"reply": asked.get("id"), "trouble": trouble})

    def _take(self, asked: dict[str, Any]) -> str | None:
        try:
            self._port.take(asked)
        except Refused as refusal:
            return str(refusal)
        return None

    def show(self) -> None:
        """Bring the page up to what the port says."""
        self.page = self._port.page()
