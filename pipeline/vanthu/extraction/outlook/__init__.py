"""Outlook: whether a figure tells what was reached or what is still ahead, learnt from annotated pages."""

from .model import Figured, Outlook, outlook

__all__ = ["Figured", "Outlook", "outlook"]
