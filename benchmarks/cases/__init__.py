"""What the product and its naive versions do, one module per subject. Needs Django set up."""
