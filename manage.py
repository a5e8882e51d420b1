#!/usr/bin/env python
"""Django's command line for Gegenlese."""

import os
import sys

from config.environment import SettingRefused


def main() -> None:
    """Run the command; a setting that is refused ends it with one sentence instead of a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        # Imported late: asking for the connection reads the settings.
        from config.command_line import run

        run(sys.argv)
    except SettingRefused as refusal:
        sys.exit(f"Gegenlese cannot start: {refusal}")


if __name__ == "__main__":
    main()
