"""Warnings that several readers give alike: the stable code and the Russian sentence."""

from __future__ import annotations

HIDDEN_TEXT = ("hidden_text", "В документе есть скрытый текст: он не прочитан.")
TRACKED_CHANGES = (
    "tracked_changes",
    "В документе есть непринятые исправления: прочитан текст, каким он будет, если их принять.",
)
