"""Anchor-free convolutional detector (FCOS, Tian et al. 2019) trained from scratch."""
