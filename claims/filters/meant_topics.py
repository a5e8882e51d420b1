"""Which topics a search means: by their names in German and English, whatever language the page has."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from rapidfuzz import fuzz

from claims.filters.meant import LEAST, OFFERED, asked_sounds, runs_of_words
from claims.models import PublishedClaim, Topic
from sources.normalisation import name_key
from sources.similar_names import sound_of

# Of more topics than readers could browse, only so many are compared.
MOST_TOPICS = 2_000


@dataclass(frozen=True, slots=True)
class MeantTopic:
    """A topic with its number of listed claims."""

    topic: Topic
    claims: int


def topics_by_name(typed: str, *, in_parts: bool = False) -> list[MeantTopic]:
    """Return the topics with the name that was typed; ``in_parts`` also with one that stands in it.

    Two queries. Only topics that listed claims have.
    """
    keys = {name_key(run) for run in (runs_of_words(typed) if in_parts else [typed.replace("*", "")])} - {""}
    return _with_claims([topic for topic in _topics() if keys & set(map(name_key, _names(topic)))])


def topics_with_similar_name(typed: str) -> list[MeantTopic]:
    """Return the topics with a name spelled almost as the search or a word of it, the most similar first.

    Two queries, and a bounded number of comparisons. Only topics that listed claims have.
    """
    asked = asked_sounds(typed)
    if not asked:
        return []
    likeness = {topic: _likeness(asked, topic) for topic in _topics()}
    near = [topic for topic, percent in likeness.items() if percent >= LEAST]
    return _with_claims(sorted(near, key=lambda topic: -likeness[topic]))


def _likeness(asked: list[str], topic: Topic) -> float:
    sounds = [sound_of(name) for name in _names(topic)]
    return max(
        (fuzz.ratio(sound, like) for sound in asked for like in sounds if sound[0] == like[:1]), default=0
    )


def _topics() -> list[Topic]:
    return list(Topic.objects.order_by("code")[:MOST_TOPICS])


def _names(topic: Topic) -> tuple[str, str]:
    return topic.name_de, topic.name_en


def _with_claims(topics: list[Topic]) -> list[MeantTopic]:
    if not topics:
        return []
    numbers = dict(
        PublishedClaim.objects.counted()
        .filter(topics__topic__in=topics[: OFFERED * 5])
        .order_by()
        .values_list("topics__topic")
        .annotate(number=Count("*"))
    )
    return [MeantTopic(topic, numbers[topic.pk]) for topic in topics if topic.pk in numbers][:OFFERED]
