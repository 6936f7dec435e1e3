"""One set of versions for everyone: pyproject.toml, the lock, conda's file and Binder's copy of it."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pinned(requirements: list[str]) -> dict[str, str]:
    return dict(requirement.split("==") for requirement in requirements)


def conda() -> dict[str, str]:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    return dict(package.split("=", 1) for package in listed if "=" in package and not re.search("[<>]", package))


def test_every_dependency_has_one_version() -> None:
    assert all("==" in requirement for requirement in PROJECT["dependencies"])
    assert all("==" in requirement for requirement in PROJECT["optional-dependencies"]["dev"])


def test_conda_users_get_the_versions_that_are_tested() -> None:
    tools = pinned(PROJECT["optional-dependencies"]["dev"])
    build = {name: tools[name] for name in ("hatchling", "editables")}
    assert conda() == {**pinned(PROJECT["dependencies"]), **build}


def test_binder_counts_only_its_own_copy_so_it_is_the_same() -> None:
    assert (ROOT / "binder/environment.yml").read_bytes() == (ROOT / "environment.yml").read_bytes()


def test_the_lock_has_hashes_for_all_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    locked = dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", lock, flags=re.MULTILINE))
    wanted = {**pinned(PROJECT["dependencies"]), **pinned(PROJECT["optional-dependencies"]["dev"])}
    assert {name.lower(): locked[name.lower()] for name in wanted} == {n.lower(): v for n, v in wanted.items()}
    blocks = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock
    assert "index-url" not in lock
