"""Chinese text and numbers; no notion of sections or rules."""
