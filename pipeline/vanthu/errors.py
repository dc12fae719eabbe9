"""The errors vanthu raises on purpose: each message is one sentence that says what, where and what to do."""


class VanthuError(Exception):
    """Base class: show the message to the user, not a traceback."""


class ReadError(VanthuError):
    """A file could not be turned into text."""


class ResourceError(VanthuError):
    """A model or data file is missing, changed, or made by other versions."""


class CorpusError(VanthuError):
    """A corpus folder is missing, damaged, or made by another version."""


class UsageError(VanthuError):
    """The call itself was wrong (exit code 2)."""
