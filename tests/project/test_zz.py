import pytest
from django.contrib.auth.models import Group
@pytest.mark.django_db(transaction=True)
def test_a():
    Group.objects.create(name="x")
@pytest.mark.django_db(transaction=True)
def test_b():
    assert not Group.objects.filter(name="x").exists()
def test_pure(): pass
@pytest.mark.browser
def test_page(page):
    page.goto("/healthz")
    assert "ok" in page.content()
