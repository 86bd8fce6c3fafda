"""When the supervisor is killed, what it started stops too: a new start then finds its ports free. Runs on both Pythons."""

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1  # prctl(2)


def stop_with_the_supervisor() -> None:
    """Ask the kernel to stop this process when its parent dies. Only Linux can; elsewhere nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
