"""Posts that somebody turned down or was only said to get: `장관직 제안을 고사했다`, `부총리 기용설을 부인했다`.

The post stands apart from its name, which is the topic or subject before it, or what the post is said of (`문 수석의`).
What would undo the refusal (`고사설`, `고사할지`, `거절하지 않았다`) leaves the post to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kaix.analysis.denial import denial
from kaix.records import DENIED
from kaix.rules.ko import distant_holders, phrases
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.titles import Title

_REFUSE = (
    r"(?:고사|거절|거부|사양|마다|손사래|물리[쳤친치]|뿌리[쳤친치]|받아들이지\s?않|받지\s?않|수락하지\s?않|맡지\s?않|맡지\s?못|원하지\s?않"
    r"|응하지\s?않|관심(?:이|은|도)?\s?없|(?:뜻|생각|의사|마음|계획|일|적|바|자격)(?:이|은|도|조차)?\s?(?:전혀\s?|추호도\s?)?없)"
)
_STILL_OPEN = r"(?!하지|지\s?않|지\s?못|설|할|할지|하려|하라|해야|\s?여부|하면|한다면)"
_SHORT = r"[^.\n“”\"]{0,40}?"
_HOW = r"(?:(?:[가-힣]{1,5}(?:하게|히|코|도록)|끝내|결국|모두|거듭|다시|직접|잇따라|두\s번이나),?\s){0,3}?"
_OFFER = (
    rf"^(?!의\s)\s?(?:직|자리|후보직|감)?(?:(?:을|를|에|도|까지)?\s?{_SHORT}(?:제안|제의|요청|권유|추천|영입|입각|자리)[가-힣]{{0,4}}\s"
    rf"|(?:을|를|에|도)\s){_HOW}{_REFUSE}{_STILL_OPEN}"
)
_CANDIDACY = (
    r"^\s?(?:직|자리|선거|공모)?(?:에|에는|엔|으로|로)?\s?(?:다시\s|직접\s)?(?:출마|도전|나서|나가|나갈|나설|입후보|지원|응모)[가-힣]{0,3}\s?"
    r"(?:지\s?않|않|접|포기|(?:뜻|생각|의사|계획|일)(?:이|은|도)?\s?(?:전혀\s?)?없)"
)
_RUMOUR = (
    r"^(?:직)?\s?(?:후보\s)?(?:기용|내정|임명|영입|발탁|차출|출마|입각|인선|선임|취임|낙점|하마평|이동|복귀|영전|지명|도전)(?:설|론)"
    r"(?:은|을|이|에|도|까지|과|엔)\s[^.\n]{0,40}?(?:사실무근|사실이\s아니|사실과\s다르|소설|부인했|부인하|일축|선을\s그[었은으]|아니[라다]|금시초문|손사래|낭설"
    r"|헛소문|뜬소문|오보|근거\s?(?:가\s)?없|터무니\s?없|말이\s안)"
)
_WITHDRAWN = (
    rf"^\s?(?:후보|후보군|후보직|명단|하마평|물망|경선|경쟁)(?:에서|에)\s{_SHORT}(?:사퇴|하차|물러났|물러나기로|빠졌|빠지기로|제외|탈락|배제|오르지\s?(?:않|못)"
    r"|들지\s?못)"
)
_PASSED_OVER = (
    rf"^[이가]\s되지\s?(?:않았|못했)|^[을를]\s사칭|^(?:으로|로)\s(?:거론|꼽혔|꼽히|언급|유력)[가-힣]{{0,6}}\s{_SHORT}"
    r"(?:에서\s(?:빠졌|제외|탈락|밀렸|사퇴|물러)|낙마|고배|무산|불발)"
)
_REFUSED = re.compile("|".join((_OFFER, _CANDIDACY, _RUMOUR, _WITHDRAWN, _PASSED_OVER)))
# what makes a post one that is to be filled: 사장¦으로 승진한다는¦ 소문
_TO_COME = re.compile(
    r"(?:승진|내정|임명|기용|영입|발탁|선임|지명|인선|취임|출마|도전|물망|추대|추천|선출|연임|영전|복귀)|(?:직|자리)[을를에이]|^(?:으로|로)\s(?:간다|온다|옮긴다|일한다)"
    r"|^[이가]\s(?:된다|됐다|될)|^(?:이?라고|이?라는|으로|로)\s(?:적|썼|쓴|보도|소개|표기|잘못)"
)
_IS_ANOTHER = ("다", "이다", "라고", "이라고", "입니다", "이었다", "였다", "이며", "이고", "이라며", "라며")
_ANOTHER = re.compile(r"[가-힣](?:이|가)\s")
_SIR = re.compile(r"^\s?씨?(?:은|는|이|가|도)\s")
_NOT_BUT = re.compile(r"[이가]\s아니[라고며]")

RULE = "unfilled_post"
_FAR = 60  # characters between a name and the post


_WORDS = re.compile(
    r"고사|거절|거부|사양|마다|손사래|물리|뿌리|않|못|없|접|포기|아니|사칭|무효|불발|낙마|고배|잘못|무산|철회|취소|부결|오보|거짓|허위|사퇴|제외|탈락|하차|빠[졌지]|으나|[설론](?:은|을|이|에|도|까지|과|엔)\s"
)


def read(
    text: str,
    low: int,
    high: int,
    free: list[Title],
    found: list[Title],
    own: list[OfficialMention],
    full: Container[str],
) -> Iterator[OfficialMention]:
    """The officials who do not get or do not want a post that nobody has yet; `own` are those of the stretch."""
    if not free or _WORDS.search(text, free[0].end, high) is None:
        return
    given = {mention.title.begin for mention in own if mention.title}
    names = sorted((mention.start, mention.end, mention.person) for mention in own)
    topics = sorted(
        (mention.start, mention.end, mention.person)
        for mention in own
        if mention.title and mention.title.particle in ("은", "는", "이", "가", "도")
    )
    ends = {
        mention.start: mention.title.after + len(mention.title.particle)
        for mention in own
        if mention.title and mention.title.begin >= mention.end
    }
    for title in free:
        if title.begin in given or not _is_refused(text, high, title, found):
            continue
        begin = max([low, *(end for end in ends.values() if end <= title.begin)])
        start, organisation, _ = phrases.without_name(text, begin, title)
        person = distant_holders.holder(text, low, start, names, topics, full)
        if person is None or text[person[1] : person[1] + 2] == "만 ":
            continue
        between = text[ends.get(person[0], person[1]) : start]
        if len(between) > _FAR or _ANOTHER.search(_SIR.sub("", between)):
            continue
        mention = OfficialMention.of(text, person[:2], title, organisation, RULE)
        mention.person, mention.status = person[2], DENIED
        yield mention


def _is_refused(text: str, high: int, title: Title, found: list[Title]) -> bool:
    """Whether nobody gets a post, by the words behind it or by a denial that reaches it."""
    behind = text[title.end : high]
    if _REFUSED.search(behind) is not None:
        return True
    if _TO_COME.search(behind) is None and _NOT_BUT.match(behind) is None:
        return False
    denied = denial(text, title.begin, title.end, "ko")
    if denied is None or denied.start < title.end:
        return False
    if _NOT_BUT.fullmatch(text, title.end, denied.end):  # 대표가 아니라 ¦고문이다¦
        return any(other.begin > denied.end and other.particle in _IS_ANOTHER for other in found)
    return _TO_COME.search(text[title.end : denied.end]) is not None
