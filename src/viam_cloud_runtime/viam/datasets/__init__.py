"""Datasets of images as folders that trainers read, and back: what both flavours share."""
