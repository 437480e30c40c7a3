"""Who works at the desk: accounts, roles, passwords, second factors. Not part of the record."""
