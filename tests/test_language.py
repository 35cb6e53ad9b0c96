"""The language of a text, and of a text with the other's names in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kaix.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said on Friday that it will buy the chips by the end of the year.", "en"),
        ("Seoul GPU plan: $3bn", "en"),
        ("Naver", "en"),
        ("정부가 올해 안에 GPU를 사들인다고 밝혔다.", "ko"),
        ("SK텔레콤 A.X K1, MMLU-Pro·GPQA·AIME 톱10", "ko"),
        ("Foo CEO Park Sae-byeok (박새벽) met Minister Im Garam (임가람) in Sejong, the office said.", "en"),
        ("政府はAI向け半導体に10兆円を投じると発表した。", "ja"),
        ("韩国政府宣布将投资人工智能基础设施建设。", "zh"),
        ("Правительство Кореи объявило о покупке графических процессоров.", "ru"),
        (
            "Die Regierung in Seoul kündigte an, bis Ende des Jahres Grafikprozessoren für Rechenzentren zu kaufen.",
            "de",
        ),
        (
            "El gobierno de Corea anunció que comprará procesadores gráficos para los centros de datos este año.",
            "es",
        ),
        (
            "Le gouvernement coréen a annoncé qu'il achètera des processeurs graphiques pour ses centres de données.",
            "fr",
        ),
        ("2025 100% …", ""),
        ("", ""),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language


def test_news_in_english_and_korean_needs_no_model() -> None:
    code = (
        "import sys; from kaix.language import detect;"
        "detect('The ministry said that it will buy the chips.'); detect('정부가 산다'); detect('Naver GPU');"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "headline",
    [
        "Nuri, Garam ink GPU deal — report",
        "President Han Ga–on spoke.",
        "Onsaemi Group’s Do Ha-ram",
        "€5 billion plan",
    ],
)
def test_a_short_headline_with_a_dash_is_english(headline: str) -> None:
    assert detect(headline) == "en"
