"""What is made of finished pages, whoever publishes them: neither MkDocs nor a command line is known here."""
