"""Asking axe-core what keeps people with disabilities from using a page.

    with axe_tab(browser, live_server.url, "de-DE") as page:
        page.goto("/de/")
        assert findings(page) == []
        page.emulate_media(color_scheme="dark")
        assert findings(page, rules=COLOUR) == []

The tab takes axe from tests/npm past the content security policy: a policy that keeps axe out hides what
it would have found. For the desk, log in with ``page`` before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests import environment
from tests.validators.asking import require_validators

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = environment.NPM / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a change of the colour scheme can change.
COLOUR = ("color-contrast", "link-in-text-block")
ASK = """
async ([tags, rules]) => {
  const only = rules.length ? {type: "rule", values: rules} : {type: "tag", values: tags};
  const found = await axe.run(document, {runOnly: only, resultTypes: ["violations"]});
  const told = node => node.target.join(" ") + ": " + node.failureSummary;
  return found.violations.map(broken => [broken.id, broken.nodes.slice(0, 3).map(told)]);
}
"""


@contextmanager
def axe_tab(browser: Browser, base_url: str, locale: str) -> Iterator[Page]:
    """Yield a tab in which ``findings`` can be asked."""
    require_validators()
    context = browser.new_context(base_url=base_url, locale=locale, bypass_csp=True, reduced_motion="reduce")
    try:
        yield context.new_page()
    finally:
        context.close()


def findings(page: Page, *, rules: Sequence[str] = ()) -> list[str]:
    """Return a line for each rule the page breaks: WCAG 2.2 AA and good practice, or only ``rules``."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[Any] = page.evaluate(ASK, [WCAG, list(rules)])
    return [f"{rule}: {' | '.join(places)}" for rule, places in found]
