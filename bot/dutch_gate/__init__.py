"""The plain Dutch gate: checks every sentence a resident may read. See README.md."""
