"""The rules by which the word a number hangs on becomes the figures it states, topic by topic."""
