"""Facts of a message, read by rules over the Dutch analysis. No Rasa in here."""
