"""Stands in for torchvision's downloads: the parts of it that the twins use, on the project's own copies of the data."""
