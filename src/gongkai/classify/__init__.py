"""Trained readers. What they say is a second opinion: it may raise a question, it never convicts."""

from gongkai.classify.bundle import CARD, Bundle, find_models, open_bundle
from gongkai.classify.namer import ClaimReader

CLAIMS = "claims"
"""The folder of the models that read claims."""

__all__ = ["CARD", "CLAIMS", "Bundle", "ClaimReader", "find_models", "open_bundle"]
