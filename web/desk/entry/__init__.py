"""Who may come in: signing in, second factors, accounts, invitations."""
