"""`python -m pobratim` is the same as `pobratim`."""

from __future__ import annotations

from pobratim.cli import main

if __name__ == "__main__":
    main()
