"""Viterbi for two labels, as a recurrence of one number.

Let b[t] and i[t] be the best scores of a labelling of tokens 0..t that ends in B-W or in I-W, T the transition
weights, and d[t] = i[t] - b[t]. From

    b[t] = max(b[t-1] + T_BB, i[t-1] + T_IB) + emission(B)      i[t] = max(b[t-1] + T_BI, i[t-1] + T_II) + emission(I)

follows, with s[t] the difference of the emissions,

    d[0] = s[0]        d[t] = s[t] + max(T_BI, d[t-1] + T_II) - max(T_BB, d[t-1] + T_IB)

and if changing the label is rewarded in both directions, so that lo = T_BB - T_IB < hi = T_BI - T_II, that is

    d[t] = s[t] + T_BI - T_IB - clip(d[t-1], lo, hi).

The back-pointers are comparisons: the best label before an I is I if d[t-1] > hi, before a B it is I if d[t-1] > lo. So
d > hi means I and d < lo means B whatever follows, and in between the label is the opposite of the next one.

Both passes need no loop over tokens. Forward, most tokens are *decided*: whatever clip(d[t-1]) is, d[t] lies beyond lo
or hi, so clip(d[t]) is known at once; the others follow their predecessors in a few rounds over all texts. Backward, an
undecided label is that of the next decided token, reversed once for each step between them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .hashing import Ints
from .weights import BEGIN, INSIDE, Floats, UnknownModelError

_ROUNDS = 24
"""After as many rounds only long runs of undecided tokens are left; they are followed one by one."""
_TIE = 1e-9
"""Closer than this, the order of floating-point additions may decide. Sums there differ by some 1e-14."""


class Decoder:
    """The recurrence for given transition weights.

    Raises UnknownModelError when the transitions do not reward a change of label (lo < hi).
    """

    def __init__(self, transition: Floats) -> None:
        (stay_b, to_i), (to_b, stay_i) = transition.tolist()
        self._lo, self._hi = stay_b - to_b, to_i - stay_i
        self._shift = to_i - to_b
        if (BEGIN, INSIDE) != (0, 1) or not self._lo < 0.0 < self._hi:
            raise UnknownModelError("its transition weights do not reward a change of label")

    def decode(self, s: Floats, firsts: Ints, counts: Ints) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """For each position whether it continues a word, and for each text whether rounding decided somewhere.

        Texts lie end to end in `s` with padding before each; see `Scorer.scores`.
        """
        lasts = firsts + counts - 1
        d = self._forward(s, firsts)
        inside = self._backward(d, lasts)
        # The core adds up absolute scores, whose rounding error grows with the text.
        margin = _TIE * max(1.0, int(counts.max()) / 100)
        middle, half = (self._hi + self._lo) / 2, (self._hi - self._lo) / 2
        near = np.abs(np.abs(d - middle) - half) < margin
        near[lasts] |= np.abs(d[lasts]) < margin
        for padding in (firsts - 2, firsts - 1, lasts + 1, lasts + 2):
            near[padding] = False
        ties = np.zeros(len(firsts), np.bool_)
        ties[np.searchsorted(firsts, np.flatnonzero(near), side="right") - 1] = True
        return inside, ties

    def _forward(self, s: Floats, firsts: Ints) -> Floats:
        """The differences d."""
        lo, hi = self._lo, self._hi
        step = s + self._shift
        step[firsts] -= self._shift  # d[0] = s[0]: no transition, and a clipped predecessor of 0
        step[firsts - 1] = 0.0
        clipped = np.where(step - hi > hi, hi, np.where(step - lo < lo, lo, np.nan))
        clipped[firsts - 1] = 0.0
        waiting = np.flatnonzero(np.isnan(clipped))
        for _ in range(_ROUNDS):
            if not len(waiting):
                break
            # A predecessor that is still waiting is nan, and so is what follows from it.
            clipped[waiting] = np.clip(step[waiting] - clipped[waiting - 1], lo, hi)
            waiting = waiting[np.isnan(clipped[waiting])]
        if len(waiting):
            self._follow(step, clipped, waiting)
        d: Floats = step
        d[1:] -= clipped[:-1]
        return d

    def _follow(self, step: Floats, clipped: Floats, waiting: Ints) -> None:
        """Clips the waiting positions one after the other, each from its predecessor."""
        lo, hi = self._lo, self._hi
        steps = step[waiting].tolist()
        before = clipped[waiting - 1].tolist()  # nan where the predecessor waits too, hence was clipped just now
        last = 0.0
        found = []
        for value, known in zip(steps, before, strict=True):
            last = min(max(value - (known if known == known else last), lo), hi)  # noqa: PLR0124 - not nan
            found.append(last)
        clipped[waiting] = found

    def _backward(self, d: Floats, lasts: Ints) -> NDArray[np.bool_]:
        """The labels of the best path: True for I-W."""
        inside = d > self._hi
        decided = inside | (d < self._lo)
        inside[lasts] = d[lasts] > 0.0
        decided[lasts] = True
        decided[-1] = True
        positions = np.arange(len(d))
        following = np.where(decided, positions, len(d))
        following = np.minimum.accumulate(following[::-1])[::-1]
        reversed_ = ((following - positions) & 1).astype(np.bool_)
        labels: NDArray[np.bool_] = inside[following] ^ reversed_
        return labels
