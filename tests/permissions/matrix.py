"""Who may do and see what: one table, written by hand from the rules, for people to read.

Nothing here is computed from the code. Each letter is a person, and what a row does not grant, it refuses:

  a  anybody, not logged in          r  Rita, reporter
  n  Nora, a reviewer's role in an   1  Vera, reviewer; gives the first assessments, and suspends
     account that is none of the     2  Viktor, reviewer; gives the second assessments
     desk's (not staff)              3  Volker, reviewer; gives the third, where there is one
  d  Dora, a reviewer whose account  c  Clara, chief editor
     was deactivated
  s  Stefan, of the desk, no role
  o  Olga, superuser, no role

A new transition, page, action or inline needs its line here: test_everything_has_its_row.py says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NOBODY = ""
ANYBODY = "andsor123c"
DESK = "sor123c"
READS = "or123c"
EDITORS = "r123c"
REVIEWERS = "123c"
CHIEF = "c"

# The situations a claim is looked at in; how each comes about stands in situations.py.
NEVER_PUBLISHED = ("in_review", "second_review", "disagreement", "three_differ", "cleared", "embargoed")
OPEN_AND_PUBLIC = ("reopened", "second_review_again")
# A copy-edit waits for another person, by Vera's hand.
PUBLISHED = ("published", "spelling_proposed")
SITUATIONS = (
    "proposed",
    "undecided",
    *NEVER_PUBLISHED,
    *PUBLISHED,
    *OPEN_AND_PUBLIC,
    "suspended",
    "suspended_in_review",
    "blocked",
    "dismissed",
    "withdrawn",
)


def everywhere(situations: tuple[str, ...], who: str) -> dict[str, str]:
    """The same persons in each of the situations."""
    return dict.fromkeys(situations, who)


@dataclass(frozen=True)
class Act:
    """One transition. ``may``: in this situation these persons can. ``lacks``: state and person are right,
    but something is missing first. Whoever is named in neither is the wrong person there; in a situation
    named in neither, the claim is in the wrong state for everybody.
    """

    may: Mapping[str, str]
    lacks: Mapping[str, str] = field(default_factory=dict)


# What happens to a claim (DESIGN.md, section 4).
ACTS: Mapping[str, Act] = {
    "accept": Act(may={"proposed": EDITORS}, lacks={"undecided": EDITORS}),
    "edit": Act(
        may=everywhere(("proposed", "undecided", "in_review", "reopened", "suspended_in_review"), EDITORS)
    ),
    "assign": Act(
        may=everywhere(
            ("proposed", "undecided", *NEVER_PUBLISHED, *OPEN_AND_PUBLIC, "suspended_in_review"), EDITORS
        )
    ),
    "dismiss": Act(
        may=everywhere(("proposed", "undecided", "in_review"), EDITORS),
        lacks=everywhere(("reopened", "suspended_in_review"), EDITORS),
    ),
    "merge": Act(
        may=everywhere(("proposed", "undecided", "in_review"), EDITORS),
        lacks=everywhere(("reopened", "suspended_in_review"), EDITORS),
    ),
    "restore": Act(may={"dismissed": EDITORS}),
    "submit": Act(may=everywhere(("in_review", "reopened", "suspended_in_review"), REVIEWERS)),
    "recall": Act(may={"second_review": "1", "second_review_again": "1"}),
    "assess_second": Act(may={"second_review": "23c", "second_review_again": "23c"}),
    "adopt": Act(may={"disagreement": "12", "three_differ": "123"}),
    "assess_third": Act(may={"disagreement": "3c"}, lacks={"three_differ": "c"}),
    "return": Act(
        may=everywhere(
            ("second_review", "second_review_again", "disagreement", "three_differ", "cleared", "embargoed"),
            REVIEWERS,
        )
    ),
    "publish": Act(may={"cleared": REVIEWERS}, lacks={"embargoed": REVIEWERS}),
    "set_embargo": Act(
        may=everywhere(
            ("second_review", "second_review_again", "disagreement", "three_differ", "cleared", "embargoed"),
            REVIEWERS,
        )
    ),
    "reopen": Act(may=everywhere((*PUBLISHED, "suspended", "blocked", "withdrawn"), REVIEWERS)),
    "suspend": Act(
        may=everywhere((*PUBLISHED, *OPEN_AND_PUBLIC), REVIEWERS),
        lacks=everywhere((*NEVER_PUBLISHED, "suspended", "suspended_in_review", "blocked"), REVIEWERS),
    ),
    "release": Act(
        may={"suspended": "23c", "suspended_in_review": "23c"},
        lacks=everywhere((*NEVER_PUBLISHED, *PUBLISHED, *OPEN_AND_PUBLIC, "blocked"), REVIEWERS),
    ),
    "withdraw": Act(
        may={
            **everywhere((*PUBLISHED, *OPEN_AND_PUBLIC), CHIEF),
            **everywhere(("suspended", "suspended_in_review"), "23c"),
        },
        lacks=everywhere((*NEVER_PUBLISHED, "blocked"), CHIEF),
    ),
    "block": Act(
        may=everywhere(
            (*PUBLISHED, *OPEN_AND_PUBLIC, "suspended", "suspended_in_review", "withdrawn"), CHIEF
        ),
        lacks=everywhere((*NEVER_PUBLISHED, "blocked"), CHIEF),
    ),
    "unblock": Act(
        may={"blocked": CHIEF},
        lacks=everywhere(
            (
                *NEVER_PUBLISHED,
                *PUBLISHED,
                *OPEN_AND_PUBLIC,
                "suspended",
                "suspended_in_review",
                "withdrawn",
            ),
            CHIEF,
        ),
    ),
    "copy_edit": Act(
        may=everywhere(("published", *OPEN_AND_PUBLIC), REVIEWERS),
        lacks=everywhere(
            (*NEVER_PUBLISHED, "spelling_proposed", "suspended", "suspended_in_review", "blocked"), REVIEWERS
        ),
    ),
    "accept_copy_edit": Act(
        may={"spelling_proposed": "23c"},
        lacks=everywhere(
            (
                *NEVER_PUBLISHED,
                "published",
                *OPEN_AND_PUBLIC,
                "suspended",
                "suspended_in_review",
                "blocked",
            ),
            REVIEWERS,
        ),
    ),
    "discard_copy_edit": Act(
        may={"spelling_proposed": REVIEWERS},
        lacks=everywhere(
            (
                *NEVER_PUBLISHED,
                "published",
                *OPEN_AND_PUBLIC,
                "suspended",
                "suspended_in_review",
                "blocked",
                "withdrawn",
            ),
            REVIEWERS,
        ),
    ),
}


@dataclass(frozen=True)
class Pages:
    """The admin's pages of one model. ``read``: list, row and history. ``add``, ``change``, ``delete``: whose
    POST has an effect. ``asked``: who finds a form to add although the workflow will refuse it."""

    read: str
    add: str = NOBODY
    change: str = NOBODY
    delete: str = NOBODY
    asked: str = NOBODY


MODELS: Mapping[str, Pages] = {
    "claims.Claim": Pages(read=READS, add=EDITORS, change=EDITORS, asked="o"),
    "claims.ClaimEdition": Pages(read=READS),
    "claims.PublishedClaim": Pages(read=READS),
    "claims.Topic": Pages(read=READS, add="oc", change="oc"),
    "claims.SitePage": Pages(read="oc", add="oc", change="oc", delete="oc"),
    "sources.Article": Pages(read=READS, add=EDITORS, change=READS, asked="o"),
    "sources.Source": Pages(read=READS, add=READS, change=READS),
    "sources.Retrieval": Pages(read=READS),
    "sources.ArchivedAddress": Pages(read=READS),
    "trail.Event": Pages(read=READS),
    "trail.Editor": Pages(read=READS),
    # Accounts and roles are the business of whoever maintains the machine.
    "auth.User": Pages(read="o", add="o", change="o"),
    "auth.Group": Pages(read="o", add="o", change="o", delete="o"),
    # Failed logins, kept by the throttle.
    "axes.AccessAttempt": Pages(read="o", delete="o"),
    "axes.AccessLog": Pages(read="o", delete="o"),
    "axes.AccessFailureLog": Pages(read="o", delete="o"),
}

# Rows edited on another row's page: who may write them there.
INLINES: Mapping[tuple[str, str], str] = {
    ("claims.Claim", "claims.Attribution"): EDITORS,
    ("claims.Claim", "claims.Evidence"): EDITORS,
    ("claims.Claim", "claims.Appearance"): EDITORS,
    ("sources.Source", "sources.SourceName"): READS,
}

# Acts on selected rows of a list: who is offered them. Olga is offered what the workflow then refuses.
ACTIONS: Mapping[tuple[str, str], str] = {
    ("claims.Claim", "accept_selected"): READS,
    ("claims.Claim", "dismiss_selected"): READS,
    ("claims.Claim", "assign_selected"): READS,
    ("sources.Source", "confirm_selected"): READS,
    ("axes.AccessAttempt", "cleanup_expired_attempts"): "o",
    # Django's own; offered only where a model's rows may be deleted at all.
    ("claims.SitePage", "delete_selected"): "oc",
    ("auth.Group", "delete_selected"): "o",
    ("axes.AccessAttempt", "delete_selected"): "o",
    ("axes.AccessLog", "delete_selected"): "o",
    ("axes.AccessFailureLog", "delete_selected"): "o",
}

# Every other address of the desk: who gets the page.
DESK_PAGES: Mapping[str, str] = {
    "admin:index": DESK,
    "admin:login": ANYBODY,
    "admin:logout": DESK,
    "admin:password_change": DESK,
    "admin:password_change_done": DESK,
    "admin:jsi18n": DESK,
    "admin:app_list": READS,
    "admin:autocomplete": READS,
    # Leads to a row's public page; no row of ours names one.
    "admin:view_on_site": NOBODY,
    "admin:find": READS,
    "admin:overview": READS,
    "admin:notices": READS,
    "admin:notice_settings": READS,
    "admin:claims_claim_act": READS,
    "admin:claims_claim_copies": READS,
    "admin:claims_claim_comment": READS,
    "admin:claims_claim_split": READS,
    "admin:claims_claim_table": READS,
    "admin:sources_article_triage": READS,
    "admin:sources_article_reread": READS,
    "admin:sources_source_merge": READS,
    "admin:auth_user_password_change": "o",
}

# Addresses of the desk that only take a POST: whose is not refused. What it does is the workflow's business.
DESK_POSTS: Mapping[str, str] = {
    "admin:claims_claim_take_back": READS,
    # Each person's own; Clara's is not there for anybody else.
    "admin:notice_open": "c",
    "admin:notices_read": READS,
    "admin:claims_claim_match": READS,
    "admin:sources_archivedaddress_archive": READS,
    "admin:sources_archivedaddress_seen": READS,
    "admin:sources_retrieval_choose": READS,
    "admin:sources_retrieval_retry": READS,
}

# Readers' addresses and those of the process: the same answer for everybody, logged in or not.
PUBLIC_PAGES: frozenset[str] = frozenset(
    {
        "public:start",
        "public:claim",
        "public:edition",
        *(f"public:{name}" for name in ("articles", "article", "sources", "source", "topics", "topic")),
        "public:statistics",
        "public:corrections",
        "public:page",
        "v1:claims",
        "v1:claim",
        "v1:editions",
        "v1:edition",
        "v1:corrections",
        "v1:facets",
        "v1:sources",
        "v1:source",
        "v1:articles",
        "v1:article",
        "v1:annotations",
        *(f"v1:export-claims-{code}" for code in ("csv", "ndjson", "json", "feed", "package")),
        *(f"v1:export-corrections-{code}" for code in ("csv", "ndjson", "json")),
        "v1:schema",
        "v1:docs",
        "v1:nothing",
        "trail-head",
        "claims-search",
        "public:citation",
        "public:edition-citation",
        "public:embed",
        "public:claims-feed",
        "public:corrections-feed",
        "site:oembed",
        "site:robots",
        "site:sitemap",
        "site:sitemap-pages",
        "site:sitemap-news",
        "site:sitemap-claims",
    }
)
PROCESS_PAGES: frozenset[str] = frozenset({"healthz", "readyz", "security-txt"})


@dataclass(frozen=True)
class Readers:
    """What anybody gets: the claim's page, its first edition, whether it stands in the lists."""

    page: int = 404
    edition: int = 404
    is_listed: bool = False
    notice: str = ""


HIDDEN = Readers()
PUBLIC = Readers(page=200, edition=200, is_listed=True)
UNDER_RE_REVIEW = Readers(page=200, edition=200, is_listed=True, notice="We are checking this claim again.")
SUSPENDED = Readers(page=200, notice="This check is not available at the moment")
BLOCKED = Readers(page=451, edition=451)
WITHDRAWN = Readers(page=200, edition=200, notice="We have withdrawn this check.")

READERS: Mapping[str, Readers] = {
    "proposed": HIDDEN,
    "undecided": HIDDEN,
    **dict.fromkeys(NEVER_PUBLISHED, HIDDEN),
    **dict.fromkeys(PUBLISHED, PUBLIC),
    "reopened": UNDER_RE_REVIEW,
    "second_review_again": UNDER_RE_REVIEW,
    "suspended": SUSPENDED,
    "suspended_in_review": SUSPENDED,
    "blocked": BLOCKED,
    "dismissed": HIDDEN,
    "withdrawn": WITHDRAWN,
}
