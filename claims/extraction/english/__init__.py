"""English, a smaller rule set: `ENGLISH` is the whole of the language."""

from ..reading import Language
from .main_clause import main_clause
from .sentences import CONVENTIONS, read, split

ENGLISH = Language(code="en", conventions=CONVENTIONS, read=read, split=split, main_clause=main_clause)
