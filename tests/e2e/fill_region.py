"""A region and four municipalities that report to it, in the data folder of POBRATIM_HOME: run in its own process."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / "web")]

from pobratim.web.setup import prepare

if __name__ == "__main__":
    prepare()
    from collection_papers import Region

    Region.make("Северск", "Полянск", "Каменка", "Заречный")
