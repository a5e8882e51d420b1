"""The admin site as this project configures it."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with the desk as its site."""

    default_site = "config.desk.DeskSite"
