"""From a news text to an article with proposed claims. Entry point: ``import_text``."""

from claims.intake.importing import ImportResult, import_text

__all__ = ["ImportResult", "import_text"]
