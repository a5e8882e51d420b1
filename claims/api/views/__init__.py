"""The views of the API, one module per subject. They decide nothing: they read finished rows."""
