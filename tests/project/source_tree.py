"""The project's own source files as the house rules read them: text and syntax trees, nothing imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("trail", "sources", "claims", "config")


@dataclass(frozen=True)
class Module:
    """One Python file under the dotted name it is imported by."""

    name: str
    text: str
    is_package: bool = False

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def imports(self) -> Iterator[str]:
        """Yield every dotted name imported, inside functions too; of `from a import b` both a and a.b."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield origin
                yield from (f"{origin}.{alias.name}" for alias in node.names)

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        here = self.name.split(".")
        package = here[: len(here) - node.level + self.is_package]
        return ".".join([*package, *([node.module] if node.module else [])])


def modules(*, migrations: bool = False) -> list[Module]:
    """Return the modules of the application; tests are not among them."""
    return [
        _module(path)
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if migrations or "migrations" not in path.parts
    ]


def _module(path: Path) -> Module:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name=name, text=path.read_text(encoding="utf-8"), is_package=is_package)


def templates() -> list[Path]:
    """Return every HTML template of the project."""
    return sorted(path for package in ("templates", *PACKAGES) for path in (ROOT / package).rglob("*.html"))
