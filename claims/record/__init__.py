"""What readers get: edition documents and the readers' rows made from them. Called by the workflow only."""
