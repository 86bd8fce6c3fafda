"""A real headless browser: as found, by Playwright, or Debian's package."""

import os
import shutil
import subprocess

import pytest
from playwright.sync_api import Browser, Error, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOW = "Geen Chromium gevonden. Installeer hem met: apt-get install chromium   of: .venv/bin/playwright install chromium"


def launch(playwright: Playwright) -> Browser:
    """A running browser. Fails the test with what to install when there is none to be had."""
    try:
        return playwright.chromium.launch(executable_path=found() or installed(), args=ARGUMENTS)
    except Error:
        pytest.fail(HOW)


def found() -> str | None:
    """A Chromium on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def installed() -> str | None:
    """Playwright's own, or Debian's when we may install packages; None means Playwright's default place."""
    if subprocess.run(["playwright", "install", "chromium"], capture_output=True).returncode == 0:
        return None
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], capture_output=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], capture_output=True)
    return found()
