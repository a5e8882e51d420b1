"""A reader that does whatever its file says, to see what the child process lets it do."""

from __future__ import annotations

from claims.intake.readers import BY_NAME, Format, Reader
from claims.intake.readers.__main__ import main
from claims.intake.readers.reading import Hints, Reading, ReadText

PROGRAM = "tests.intake.wild"


class WildFormat(Format):
    def reader(self) -> Reader:
        return read


def read(data: bytes, _hints: Hints) -> Reading:
    """Run the file; ``result`` is what it says."""
    scope: dict[str, object] = {}
    exec(data, scope)  # the whole point of it
    return Reading(texts=[ReadText(str(scope.get("result", "")))])


WILD = WildFormat("wild", "wild", (), ())

if __name__ == "__main__":
    BY_NAME[WILD.name] = WILD
    main()
