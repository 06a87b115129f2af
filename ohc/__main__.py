"""``python -m ohc`` is the same as ``ohc``."""

from ohc.cli import run

if __name__ == "__main__":
    run()
