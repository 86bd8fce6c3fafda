"""Conversation stories: written as data, played against the real assistant, reported to people who test."""
