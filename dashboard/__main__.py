"""``python -m dashboard``: the same as ``jinhua-dashboard``."""

from dashboard.cli import main

if __name__ == "__main__":
    main(prog_name="jinhua-dashboard")
