"""Everything that is kept: conversations, intakes and what staff do with them (SQLite or PostgreSQL)."""
