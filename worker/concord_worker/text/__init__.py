"""Text classification by a linear head on hashed n-grams."""
