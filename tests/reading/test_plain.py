"""Text files in every encoding that offices have used."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from reading.making import TEXT, encoded
from vanthu.errors import ReadError
from vanthu.reading import read, source_from_text


def reading(tmp_path: Path, data: bytes, name: str = "van-ban.txt"):
    path = tmp_path / name
    path.write_bytes(data)
    return read(path)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_all_forms(tmp_path, codec):
    source = reading(tmp_path, TEXT.encode(codec))
    assert source.text == TEXT
    assert source.format == "txt"
    assert source.warnings == ()


@pytest.mark.parametrize("encoding", ["windows-1258", "tcvn3", "vni", "viscii", "vps"])
def test_one_byte_encodings_are_found_by_their_words(tmp_path, encoding):
    source = reading(tmp_path, encoded(TEXT, encoding))
    assert source.text == TEXT
    assert source.encoding == encoding
    assert source.confidence > 0.9


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_legacy_text_saved_as_if_it_were_unicode(tmp_path, encoding):
    source = reading(tmp_path, encoded(TEXT, encoding).decode("latin-1").encode())
    assert source.text == TEXT
    assert source.encoding == encoding


def test_utf8_shown_as_windows_1252_is_undone(tmp_path):
    assert reading(tmp_path, TEXT.encode().decode("latin-1").encode()).text == TEXT


def test_a_file_of_two_encodings_is_read_line_by_line(tmp_path):
    legacy = encoded(TEXT, "tcvn3").decode("latin-1")
    assert reading(tmp_path, (legacy * 3 + TEXT).encode()).text == TEXT * 4


@pytest.mark.parametrize(
    "text",
    [
        "El señor García comió en la plaza de España por la mañana.\n",
        "Die größte Straße führt über die Brücke.\n",
        "Le garçon naïf était déjà à l'école où l'élève dînait.\n",
    ],
)
def test_other_languages_are_left_alone(tmp_path, text):
    assert reading(tmp_path, text.encode()).text == text


def test_decomposed_unicode_stays_as_it_is(tmp_path):
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert reading(tmp_path, decomposed.encode()).text == decomposed


def test_low_confidence_is_a_warning(tmp_path):
    source = reading(tmp_path, "mét hai ba bèn; Straße größer führen\n".encode())
    assert source.confidence < 0.75
    assert "uncertain" in source.warnings[0]


def test_line_ends_become_newlines_and_md_is_known_by_name(tmp_path):
    source = reading(tmp_path, b"# Mot\r\nhai\rba\n", "bao-cao.md")
    assert source.text == "# Mot\nhai\nba\n"
    assert source.format == "md"


def test_a_character_cut_at_the_end_costs_only_itself(tmp_path):
    assert reading(tmp_path, (TEXT + "ế").encode()[:-1]).text == TEXT


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500, b"\xfe\xff" + b"\xd8\x00" * 300])
def test_binary_named_txt_is_refused(tmp_path, data):
    with pytest.raises(ReadError, match="binary data"):
        reading(tmp_path, data)


@pytest.mark.parametrize("data", [b"", b" \n\t\n "])
def test_nothing_to_read(tmp_path, data):
    with pytest.raises(ReadError, match=r"empty|white space"):
        reading(tmp_path, data)


def test_text_in_memory_is_never_changed():
    legacy = encoded(TEXT, "tcvn3").decode("latin-1")
    source = source_from_text(legacy, path="mem")
    assert (source.text, source.path) == (legacy, "mem")
    assert "tcvn3" in source.warnings[0]
    assert source_from_text(TEXT).warnings == ()
    assert len(source_from_text("lone \ud800 surrogate").sha256) == 64


def test_importing_loads_no_parser():
    heavy = {"docx", "pdfplumber", "lxml", "viparse", "openpyxl", "xlrd", "pypdfium2"}
    code = f"import sys, vanthu.reading; print(sorted({heavy!r} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
