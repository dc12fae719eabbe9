"""Letters: which are capitals and which are small, whatever marks they bear."""

from __future__ import annotations

import re

from vanthu.orthography import LOWER, UPPER

_LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def test_the_classes_hold_every_letter_of_one_case_and_none_of_the_other() -> None:
    assert re.fullmatch(f"[{LOWER}]+", _LETTERS)
    assert re.fullmatch(f"[{UPPER}]+", _LETTERS.upper())
    assert not re.search(f"[{UPPER}]", _LETTERS)
    assert not re.search(f"[{LOWER}]", _LETTERS.upper())
