"""A module has a name that says its subject and a length one can read; nothing listens to signals."""

import re

import pytest

from tests.project.source_tree import ROOT, Module, modules

NAMES_THAT_SAY_NOTHING = {
    "base",
    "common",
    "core",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "util",
    "utils",
}
LONGEST = 350
SIGNALS = re.compile(r"django(\.\w+)*\.(signals|dispatch)(\.\w+)?")
GUARD_INSTALLATION = {
    "django.db.models.signals",
    "django.db.models.signals.pre_migrate",
    "django.db.models.signals.post_migrate",
}
# JSON in a data block is escaped by other rules than HTML's.
ESCAPES_BY_HAND = {"claims.public.data_block"}


def empty_names(module: Module) -> set[str]:
    return NAMES_THAT_SAY_NOTHING & set(module.name.split("."))


def signal_imports(module: Module) -> list[str]:
    allowed = GUARD_INSTALLATION if module.name == "trail.apps" else set()
    return [name for name in module.imports() if SIGNALS.fullmatch(name) and name not in allowed]


def calls_safe(module: Module) -> bool:
    return "mark_safe" in module.text or "SafeString(" in module.text


def test_names_say_what_is_inside() -> None:
    assert [module.name for module in modules(migrations=True) if empty_names(module)] == []


def test_no_module_is_longer_than_one_can_read() -> None:
    tests = {str(path.relative_to(ROOT)): path.read_text() for path in (ROOT / "tests").rglob("*.py")}
    code = {module.name: module.text for module in modules()}
    assert {name for name, text in {**tests, **code}.items() if text.count("\n") > LONGEST} == set()


def test_nothing_listens_to_signals_but_the_installation_of_the_guards() -> None:
    assert {module.name: found for module in modules() if (found := signal_imports(module))} == {}


def test_no_text_is_declared_safe_by_hand() -> None:
    assert {module.name for module in modules() if calls_safe(module)} == ESCAPES_BY_HAND


def test_the_checks_see_a_name_that_says_nothing() -> None:
    assert empty_names(Module(name="claims.utils", text=""))
    assert empty_names(Module(name="claims.common.dates", text=""))
    assert not empty_names(Module(name="claims.management.commands.demo", text=""))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims.apps", "from django.db.models.signals import post_save"),
        ("claims.models.claim", "def f():\n    from django.dispatch import receiver"),
        (
            "trail.apps",
            "from django.db.models.signals import post_migrate, post_save",
        ),
        ("claims.apps", "from django.contrib.auth.signals import user_logged_in"),
    ],
)
def test_the_checks_see_a_signal(name: str, text: str) -> None:
    assert signal_imports(Module(name=name, text=text)) != []


def test_the_checks_see_text_declared_safe() -> None:
    assert calls_safe(
        Module(name="claims.public.views", text="from django.utils.safestring import mark_safe")
    )
