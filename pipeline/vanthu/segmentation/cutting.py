"""Cuts a run of text without white space into tokens, as underthesea's regular expression does, in linear time.

underthesea runs one expression over the whole text. No alternative of it matches white space (save one slip, see
`CROSSES_SPACE`) and only one looks ahead to the end of the text, so runs between white space can be cut one by one,
and what was learnt about a run can be remembered.

On a long run two alternatives make the expression quadratic: at each token, `url` and `email` scan to the end
of the run for a `/`, a `.com` or an `@` and fail. Where one failed, it fails at every later token of the same stretch
of its own letters, so there it is left out. The body of `url` is also a repetition of a repetition, (a+)+, which
takes exponential time to fail; (a)+ matches the same.
"""

from __future__ import annotations

import re

from .weights import UnknownModelError

CROSSES_SPACE = re.compile(r"Th[^\S\n][Ss]")
"""`Th.S` stands in the expression with an unescaped dot and so takes `Th S` too: such texts are cut whole."""

ENDS_TEXT = re.compile(r"[A-ZĐÐ]\.\n?\Z")
"""Only here it matters whether the text ends: `A.` is a token within a text and two at its end."""

_LONG = 256
_Spans = list[tuple[int, int]]

_BODY = r"    [^\s()<>{}\[\]]+                   # Run"
_SLASH = r"    [a-z0-9.\-]+[.]"
_NAKED = r"    (?<!@)  "
_BRACKET = r"\([^\s"
_STRETCH = {
    "slash": re.compile(r"[a-z0-9.\-]*"),
    "naked": re.compile(r"(?:[a-z0-9]+(?:[.\-][a-z0-9]+)*)?"),
    "email": re.compile(r"[a-zA-Z0-9_.+-]*"),
}
_BEFORE_URL = frozenset({"special", "abbr"})


class Cutter:
    """underthesea's expression, guarded.

    Raises UnknownModelError when the expression is not the known one.
    """

    def __init__(self) -> None:
        from underthesea.pipeline.word_tokenize import regex_tokenize

        self._patterns: list[str] = list(regex_tokenize.regex_patterns)
        self._url, self._email = regex_tokenize.url, regex_tokenize.email
        pieces = (_BODY, _SLASH, _NAKED)
        if self._patterns[2:4] != [self._url, self._email] or any(self._url.count(piece) != 1 for piece in pieces):
            raise UnknownModelError("its regular expression is other than the one known")
        self._url = self._url.replace(_BODY, _BODY.replace("+", "", 1))
        self._variants: dict[frozenset[str], re.Pattern[str]] = {}
        self._whole = self._variant(frozenset())

    def _variant(self, without: frozenset[str]) -> re.Pattern[str]:
        """The expression without some of the alternatives slash, naked, email and brackets."""
        if without not in self._variants:
            url = self._url
            if "slash" in without:
                url = url.replace(_SLASH, "(?!)" + _SLASH)
            if "brackets" in without:
                url = url.replace(_BRACKET, "(?!)" + _BRACKET)
            if "naked" in without:
                url = url.replace(_NAKED, "(?!)" + _NAKED)
            kept = [pattern for pattern in self._patterns if pattern != self._email or "email" not in without]
            kept[2] = url
            self._variants[without] = re.compile("|".join(kept), re.VERBOSE | re.UNICODE)
        return self._variants[without]

    def cut(self, run: str, ends_text: bool) -> _Spans:
        """Tokens of a run without white space, normalised already; `ends_text` says whether the text ends with it."""
        if run.isalpha() and not run.startswith("Th") and "ʺ" not in run:
            # Most new runs are bare syllables: no alternative cuts letters apart, save `Th.S` with its open dot
            # and the sign ʺ, which Unicode calls a letter and `punct` takes alone.
            return [(0, len(run))]
        if len(run) > _LONG:
            return self._cut_long(run, ends_text)
        text = run if ends_text else run + " "
        return [match.span() for match in self._whole.finditer(text)]

    def _cut_long(self, run: str, ends_text: bool) -> _Spans:
        text = run if ends_text else run + " "
        last_bracket = run.rfind(")")
        fails_until = dict.fromkeys(_STRETCH, 0)
        spans: _Spans = []
        at = 0
        while at < len(run):
            left_out = frozenset(name for name, until in fails_until.items() if at < until)
            # No bracketed part of a url matches where no bracket closes any more.
            closed = left_out if at < last_bracket else left_out | {"brackets"}
            match = self._variant(closed).match(text, at)
            if match is None:  # no alternative takes it; underthesea steps over it too
                at += 1
                continue
            spans.append(match.span())
            if match.lastgroup not in _BEFORE_URL and match.lastgroup not in ("url", "email"):
                for name in _STRETCH.keys() - left_out:
                    # A stretch behind an @ is no naked url, but its next part may be one.
                    if name != "naked" or text[at - 1 : at] != "@":
                        stretch = _STRETCH[name].match(text, at)
                        fails_until[name] = stretch.end() if stretch else 0
            at = match.end()
        return spans
