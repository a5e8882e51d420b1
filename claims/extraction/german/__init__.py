"""German: `GERMAN` is the whole of the language; what it knows stands in `words` and `verbs`."""

from ..reading import Language
from .main_clause import main_clause
from .sentences import CONVENTIONS, read, split

GERMAN = Language(code="de", conventions=CONVENTIONS, read=read, split=split, main_clause=main_clause)
