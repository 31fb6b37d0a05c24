"""Trains the models in ``models/``. Needs the extra ``train``; nothing that reads or judges a report imports it."""
