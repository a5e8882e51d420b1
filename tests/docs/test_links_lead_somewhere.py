"""A link or picture inside the project leads to a file and a heading that exist."""

import pytest

from tests.docs.pages import anchors, broken_links, documents, read


@pytest.mark.parametrize("name", documents())
def test_every_link_inside_the_project_leads_somewhere(name: str) -> None:
    assert broken_links(name, read(name)) == []


def test_the_documents_are_found() -> None:
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/workflow.md"} <= set(documents())


@pytest.mark.parametrize(
    "target",
    ["docs/nowhere.md", "docs/workflow.md#no-such-heading", "#no-such-heading", "docs/pictures/nothing.png"],
)
def test_the_check_sees_a_link_that_leads_nowhere(target: str) -> None:
    assert broken_links("README.md", f"# A heading\n\n[somewhere]({target})") == [target]


def test_links_in_code_are_no_links() -> None:
    assert broken_links("README.md", "```\n[a](b)\n```\n") == []


def test_anchors_follow_the_words_of_the_heading() -> None:
    assert anchors("## Backup, restore and `verify_trail`\n## Veröffentlichen\n") == {
        "backup-restore-and-verify_trail",
        "veröffentlichen",
    }
