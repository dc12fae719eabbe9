"""What a heading announces."""

from __future__ import annotations

import numpy as np
import pytest

from vanthu.labelling.headings import domain_prior, heading_domain, heading_polarity, polarity_prior, verdict_prior

LABELS = ("achievement", "directive", "neutral", "shortcoming")


@pytest.mark.parametrize(
    ("title", "polarity"),
    [
        ("NHỮNG KẾT QUẢ ĐẠT ĐƯỢC", "achievement"),
        ("Kết quả thực hiện nhiệm vụ năm 2008", "achievement"),
        ("Tồn tại, hạn chế và nguyên nhân", "shortcoming"),
        ("Nhiệm vụ, giải pháp khắc phục hạn chế", "directive"),
        ("Kiến nghị tháo gỡ khó khăn", "directive"),
        ("Phạm vi điều chỉnh", "neutral"),
        ("Khái quát tình hình", "neutral"),
        ("Tình hình thực hiện nhiệm vụ", None),
        ("Khen thưởng, xử lý vi phạm", None),
        ("Kết quả và hạn chế", None),
        ("Về y tế", None),
        ("", None),
    ],
)
def test_polarity_of_a_heading(title: str, polarity: str | None) -> None:
    assert heading_polarity(title) == polarity


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("Về quốc phòng, an ninh", "defence_security"),
        ("CÔNG TÁC KIỂM TRA, GIÁM SÁT", "inspection_discipline"),
        ("Thu ngân sách", "economy"),
        ("Tài nguyên và môi trường", "environment"),
        ("Kinh tế - xã hội", None),
        ("Văn hóa - xã hội", None),
        ("Yêu cầu đối với Ban Thường vụ Huyện ủy", None),
        ("Tổ chức thực hiện", None),
    ],
)
def test_domain_of_a_heading(title: str, domain: str | None) -> None:
    assert heading_domain(title) == domain


def test_the_innermost_heading_that_announces_anything_gives_the_prior() -> None:
    prior = polarity_prior(["Về y tế", "Hạn chế", "Kết quả"], LABELS)
    assert prior is not None
    assert LABELS[int(prior.argmax())] == "shortcoming"
    assert prior.sum() == pytest.approx(1)
    assert polarity_prior(["Về y tế"], LABELS) is None


def test_clear_words_overrule_a_heading() -> None:
    """At 0.95 for one polarity the words win against a heading that announces another."""
    prior = polarity_prior(["Kết quả đạt được"], LABELS)
    assert prior is not None
    words = np.array([0.02, 0.01, 0.02, 0.95])
    assert LABELS[int((words * prior).argmax())] == "shortcoming"


def test_the_domain_prior_is_flatter_than_the_title() -> None:
    title = np.array([0.9, 0.09, 0.01])
    prior = domain_prior(title)
    assert prior.sum() == pytest.approx(1)
    assert prior.argmax() == title.argmax()
    assert prior.max() < title.max()


def test_a_verdict_speaks_for_its_polarity() -> None:
    labels = ("achievement", "directive", "neutral", "shortcoming")
    met, missed = verdict_prior("met", labels), verdict_prior("missed", labels)
    assert labels[int(met.argmax())] == "achievement"
    assert labels[int(missed.argmax())] == "shortcoming"
    assert (met > 0).all()
    assert (missed > 0).all()
