"""Words people use for a choice. Regular expressions, lower case; the longest that fits wins."""

from bot.intake.words import asides, care, home, people, problems

CHOICE_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    **asides.WORDS,
    **people.WORDS,
    **home.WORDS,
    **care.WORDS,
    **problems.WORDS,
}
