"""Measures of understanding. Pure, without Rasa or numpy: runs on both Pythons."""
