"""Those who work at the desk: accounts, second factors, sessions. They are not record."""
