"""A page under watch: what it asks of other machines, and what goes wrong in it."""

from playwright.sync_api import Page


class Watched:
    """A page, with what it asked of other machines and what went wrong in it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._requested(request.url, base))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))

    def _requested(self, url: str, base: str) -> None:
        if not url.startswith((base, base.replace("http", "ws", 1), "data:", "blob:")):
            self.outside.append(url)
