"""Look at one exercise as learners see it, answer it with the keyboard alone, and check the page with axe.

    .venv/bin/python tests/e2e/look.py board/ask-better [more ...] [--shots FOLDER]

Prints what axe finds before, during and after, what went wrong in the page, and where the screenshots are.
"""
