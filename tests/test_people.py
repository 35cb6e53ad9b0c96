"""One id for one person's spellings, and no id for two people."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaix import people, vocabulary
from kaix.people import person_id

# Names of public figures as newspapers, and they themselves, write them.
SAME = """
이재명 = Lee Jae-myung = Lee Jae Myung = Jaemyung Lee = LEE Jae-myung = Lee, Jae-myung
이재명 = Yi Jae-myeong = 李재명 = 이 재명
윤석열 = Yoon Suk Yeol = Yoon Suk-yeol = Yoon Seok-youl = Yun Seok-yeol
문재인 = Moon Jae-in = Moon Jae In = Mun Jae-in
박근혜 = Park Geun-hye = Park Geun Hye = Park Keun-hye = Bak Geun-hye
노무현 = Roh Moo-hyun = Noh Mu-hyun = No Mu-hyeon
이명박 = Lee Myung-bak = Yi Myeong-bak
김민석 = Kim Min-seok = Kim Min Seok = Minseok Kim = Gim Min-seok
배경훈 = Bae Kyung-hoon = Bae Kyunghoon = Kyunghoon Bae = Bae Gyeong-hun = Pae Kyeong-hun = Bae Kyong-hoon
하정우 = Ha Jung-woo = Ha Jeong-u = Jungwoo Ha = Ha Jungwoo
류제명 = Ryu Je-myung = Ryu Jemyung = 유제명
구혁채 = Koo Hyuk-chae = Gu Hyeok-chae
강훈식 = Kang Hoon-sik = Kang Hun-shik
우원식 = Woo Won-shik = Woo Won-sik = U Won-sik
정청래 = Jung Chung-rae = Jeong Chung-rae
한덕수 = Han Duck-soo = Han Deok-su
조국 = Cho Kuk = Cho Guk
이준석 = Lee Jun-seok = Lee Joon-suk
추경호 = Choo Kyung-ho = Chu Kyung-ho
홍준표 = Hong Joon-pyo = Hong Jun-pyo
이낙연 = Lee Nak-yon = Lee Nak-yeon
최태원 = Chey Tae-won = Choi Tae-won = Choe Tae-weon
정의선 = Chung Eui-sun = Chung Euisun = Euisun Chung = Jeong Ui-seon
구광모 = Koo Kwang-mo = Gu Gwang-mo
이재용 = Lee Jae-yong = Jaeyong Lee = Jae-yong Lee
이해진 = Lee Hae-jin = Haejin Lee
최수연 = Choi Soo-yeon = Choi Su-yeon = Choi Sooyeon
김범수 = Kim Beom-su = Kim Bum-soo
정신아 = Chung Shin-a = Jung Shin-ah = Jeong Sin-a
유영상 = Ryu Young-sang = Yoo Young-sang
곽노정 = Kwak Noh-jung = Gwak No-jeong
경계현 = Kyung Kye-hyun = Gyeong Gye-hyeon
전영현 = Jun Young-hyun = Jeon Yeong-hyeon = Chun Young-hyun
노태문 = Roh Tae-moon = Noh Tae-moon
박성현 = Park Sung-hyun = Sunghyun Park
백준호 = Paik June = Baek Jun | 백준
임우형 = Lim Woo-hyung = Woohyung Lim = Im U-hyeong = Yim Woo-hyung
조경현 = Cho Kyunghyun = Kyunghyun Cho = Cho Kyung-hyun
최예진 = Choi Yejin = Yejin Choi = Choi Ye-jin
김성훈 = Kim Sung-hoon = Sunghun Kim = Sung Hun Kim
이홍락 = Honglak Lee = Lee Hong-rak
송창현 = Song Chang-hyeon = Song Chang-hyun
한성숙 = Han Seong-sook = Han Sung-sook
안규백 = Ahn Gyu-back = An Gyu-baek
정동영 = Chung Dong-young = Jeong Dong-yeong
황보민서 = Hwangbo Min-seo = Hwang Bo Min-seo = Hwang Bo Min Seo = Hwang-bo Min-seo
선우하린 = Sunwoo Ha-rin = Sun Woo Ha-rin = Sun-woo Ha-rin
남궁훈 = Namkoong Whon = Nam Goong Hoon
최수연 = Choi Soo‐yeon = Choi Soo–yeon = Choi Soo−yeon
구윤철 = Koo Yun-cheol = Koo Yoon-chul
김정관 = Kim Jung-kwan = Kim Jeong-gwan
이억원 = Lee Eok-won = Lee Eog-weon
이창용 = Lee Chang-yong = Rhee Chang-yong = Changyong Rhee
이승만 = Rhee Syngman | 이승만
위성락 = Wi Sung-lac = Wi Seong-rak
권준모 = Kwon Joon-mo = Gwon Jun-mo
손흥민 = Son Heung-min = Heung-min Son = Sohn Heungmin
김연아 = Kim Yuna | 김유나
허준이 = June Huh | 허준
박찬욱 = Park Chan-wook = Bak Chan-uk
봉준호 = Bong Joon-ho = Bong Joon Ho = Bong Jun-ho
안철수 = Ahn Cheol-soo = An Chul-su
반기문 = Ban Ki-moon = Ban Ki Moon
허준 = Heo Jun = Hur Joon = Huh Jun
남궁훈 = Namkoong Whon | 남궁훈
남궁원 = Namgung Won = Namkoong Won = Nam-gung Won
황보라 = Hwangbo Ra = Whangbo Ra
제갈량 = Jegal Ryang = Jekal Lyang
선우은숙 = Sunwoo Eun-sook = Seonu Eun-suk | 선우은숙
김하은 = Kim Ha-eun = Kim Haeun = Haeun Kim
정은경 = Jeong Eun-kyeong = Jung Eun-kyung = Eunkyung Jung
주병기 = Joo Byung-ki = Ju Byeong-gi
엄열 = Um Yeol = Eom Yeol
현신균 = Hyun Shin-gyoon = Hyun Shin-gyun = Hyeon Sin-gyun
김영섭 = Kim Young-shub = Kim Young-sup = Kim Yeong-seop = Youngshub Kim
이재용 = Jay Y. Lee = JY Lee = Lee Jae-yong
노태문 = TM Roh = Roh Tae-moon
이계온 = Lee Kye-on
젠슨 황 = 젠슨황 = Jensen Huang = Jensen HUANG
샘 올트먼 = 샘 알트만 = Sam Altman
사티아 나델라 = Satya Nadella
순다르 피차이 = Sundar Pichai
일론 머스크 = Elon Musk
다카이치 사나에 = Takaichi Sanae = Sanae Takaichi
손정의 = Masayoshi Son
시진핑 = Xi Jinping
도널드 트럼프 = Donald Trump = Donald J. Trump
얀 르쿤 = 얀·르쿤 = Yann LeCun
"""

APART = """
김정은 / 김준근
김정우 / 김종우
김정우 / 김중우
이성민 / 이승민
김선영 / 김순영
김석호 / 김숙호
박영수 / 박용수
박은정 / 박윤정
이현우 / 이형우
이태현 / 이대현
정창수 / 정장수
조현민 / 조현빈
최민호 / 채민호
정민 / 전민
정민 / 장민
신민아 / 심민아
임지수 / 인지수
오세훈 / 오세헌
한건우 / 한근우
한훈 / 한헌
강연수 / 강윤수
강영수 / 강연수
서민수 / 소민수
노영민 / 나영민
배지원 / 백지원
구현모 / 국현모
천정배 / 전정배
추미애 / 주미애
여현수 / 유현수
이수결 / 이석열
Lee Jae-myung / Lee Jae-hyung
Kim Sung-hoon / Kim Seung-hoon
Kim Young-min / Kim Yong-min
Park Jun / Park Jin
Jung Woo-sung / Jun Woo-sung
Sam Altman / Sam Bankman-Fried
Michael Kim / Michelle Kim
이재명 / 이재용
남궁민 / 남민
Jensen Huang / Huang Jen
"""


def rows(table: str, divider: str) -> list[list[str]]:
    lines = [line.partition(" | ")[0] for line in table.strip().splitlines() if " | " not in line]
    return [[name.strip() for name in line.split(divider)] for line in lines]


@pytest.mark.parametrize("names", rows(SAME, " = "), ids=lambda names: names[-1])
def test_the_spellings_of_one_person_share_an_id(names: list[str]) -> None:
    assert {name: person_id(name) for name in names} == dict.fromkeys(names, person_id(names[0]))


@pytest.mark.parametrize("names", rows(APART, " / "), ids=lambda names: names[0])
def test_two_people_stay_two(names: list[str]) -> None:
    assert person_id(names[0]) != person_id(names[1])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("이재명", "lee-jae-myung"),
        ("Jaemyung Lee", "lee-jae-myung"),
        ("남궁훈", "namgung-hoon"),
        ("젠슨 황", "jensen-huang"),
        ("Lisa Su", "lisa-su"),
        ("José Álvarez", "jose-alvarez"),
        ("홍길동(洪吉童)", "hong-gil-dong"),
        ("李在明", "lee-u5728-u660e"),  # only the surname of a name all in Hanja can be read
        ("마르셀 뒤랑", "mareusel-dwirang"),
        ("Владимир", "u432u43bu430u434u438u43cu438u440"),
        ("배", "bae"),
        ("Jensen Huang’s", "jensen-huang"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_ids(name: str, expected: str) -> None:
    assert person_id(name) == expected


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("배경훈", "배"),
        ("남궁훈", "남궁"),
        ("황보", "황"),
        ("李재명", "李"),
        ("젠슨", None),
        ("Bae", None),
        ("", None),
    ],
)
def test_surname_part(name: str, surname: str | None) -> None:
    assert people.surname_part(name) == surname


def test_a_surname_has_one_id_in_every_script() -> None:
    assert {people.surname_id(s) for s in ("배", "Bae", "BAE", "裵", "Pae")} == {"bae"}
    assert people.surname_id("Altman") is None


@pytest.mark.parametrize(("name", "column"), [("syllables_ko", "syllable"), ("surnames_ko", "surname")])
def test_no_spelling_stands_with_two(name: str, column: str) -> None:
    owner: dict[str, str] = {}
    for row in vocabulary.table(name):
        first, *others = row["spellings"].split()
        for spelling in (first, *others):
            key = owner.setdefault(spelling, first)
            assert key == first, f"{name}: {spelling} of {row[column]}"
    assert all(re.fullmatch("[a-z]+", spelling) for spelling in owner)


HANGUL_NAMES = st.builds(
    str.__add__,
    st.sampled_from([row["surname"] for row in vocabulary.table("surnames_ko")]),
    st.text(
        st.sampled_from([row["syllable"] for row in vocabulary.table("syllables_ko")]), min_size=1, max_size=2
    ),
)


@given(HANGUL_NAMES)
def test_a_romanised_id_is_its_own_id(name: str) -> None:
    surname, *given_ = person_id(name).split("-")
    assert given_, "a Korean name has a surname and a given name"
    if person_id(name) not in people._foreigners().values():
        assert person_id(f"{surname.title()} {'-'.join(given_).title()}") == person_id(name)


@given(st.text())
def test_any_string_has_a_slug(name: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", person_id(name))
    assert person_id(name) == person_id(name)


@given(st.text(st.sampled_from("kyoung gyeon-hwa, 李김'’.ㆍ·\ud800\x00Ａ１"), max_size=200))
def test_any_string_like_a_name_has_a_slug(name: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", person_id(name))


@pytest.mark.parametrize(
    "name", ["a" * 100_000, "이" * 100_000, "kyoung" * 20_000, "-" * 100_000, "(" * 100_000]
)
def test_a_hostile_string_is_no_trouble(name: str) -> None:
    assert len(person_id(name)) < 1000
