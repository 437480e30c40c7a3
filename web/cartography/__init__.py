"""Maps that the server draws: outlines of land and water, the part of the world shown, markers and labels."""
