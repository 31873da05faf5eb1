"""What the whole suite needs before anything is imported."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

# Settings are read, and the secret key is written, as soon as Django starts: never in the user's own data folder.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _home = tempfile.mkdtemp(prefix="pobratim-test-")
    os.environ["POBRATIM_HOME"] = _home
    atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ.setdefault("POBRATIM_LOCAL", "1")

# A busy machine is no failure: no test is timed by the clock.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
