"""Similar claims, and where they contradict each other. For editors: nothing here is for readers."""
