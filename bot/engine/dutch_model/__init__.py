"""Recipe for `nl_rechtdoor_sm`, the project's own Dutch spaCy pipeline. See MODEL_CARD.md."""
