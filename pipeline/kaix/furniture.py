"""What on a news page is not the article, as patterns: lines dropped whole, and pieces at a line's ends.

Every pattern states how pages mark such a line, in English and in Korean; none names an outlet's
page. A line matches as a whole or not at all, and only lines up to `LONGEST` are looked at, so no
pattern can take long. `SAYS` is compared without regard to case, `NAMES` with it: a name is known by its capitals.
"""

from __future__ import annotations

import re

LONGEST = 260
"""Characters: no byline, credit or footer is longer; longer lines are prose."""

LONGEST_SENTENCE = 160
"""Characters: likewise, of a line that ends as sentences do."""

EMAIL = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[\s?[Ee]mail(?:\s|&#160;)protected\s?\])"
_TO = r"[\[(<]?\s?" + EMAIL + r"\s?[\])>]?"
_WORD = r"[A-Z][\w’'.-]*"
_NAMES = rf"{_WORD}(?:(?:\s(?:and|&)|,)?\s(?:{_WORD}|de|da|van|von|der|bin|al)){{0,9}}"
_ROLE = (
    r"(?:(?:[Ss]enior|[Ss]taff|[Cc]hief|[Dd]eputy|[Cc]ontributing|[Gg]uest|[Tt]ech(?:nology)?|[Bb]usiness|[Pp]olitical|[Ee]conomics)\s)*"
    r"(?:[Ss]taff\s)?(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Cc]olumnist|[Cc]ontributor|[Jj]ournalist)s?"
)
_HANGUL = r"[가-힣]{2,4}"
_KO_ROLE = r"(?:[가-힣A-Z]{0,6}\s?)?(?:기자|특파원|논설위원|논설실장|통신원|칼럼니스트|리포터|앵커|에디터|편집위원|PD)"

OTHER_ARTICLES = (
    r"(?:(?:the\s)?most[\s-](?:viewed|read|popular|commented|shared|watched|recent)(?:\s(?:stories|articles|news))?|trending(?:\s(?:now|stories|articles))?"
    r"|popular\s(?:now|stories|articles|posts|news)|editor['’]?s['’]?\s(?:picks?|choice)|top\s(?:stories|news|articles)|latest\s(?:news|stories|articles|posts)"
    r"|what\sto\sread\snext|read\snext|up\snext|don['’]t\smiss|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested\sin)|more\s(?:stories|news)|in\scase\syou\smissed\sit"
    r"|recommended(?:\s(?:for\syou|stories|articles|reading))?)\W{0,4}"
    r"|[\W\d]{0,3}(?:(?:지금\s?)?(?:가장\s)?많이\s?본\s?(?:뉴스|기사|글)?|(?:인기|추천|최신|베스트|랭킹|실시간|화제의?|이슈)\s?(?:인기|주요|많이\s?본)?\s?(?:뉴스|기사|이슈|포토|영상)"
    r"|(?:오늘의?|지금|이\s?시각|실시간)?\s?(?:주요|핫|헤드라인|추천|메인)\s?(?:뉴스|이슈|기사|클릭)|핫\s?(?:이슈|클릭|뉴스|토픽)|이\s?시각\s?(?:주요\s?)?뉴스|오늘의\s?(?:뉴스|핫이슈|이슈|포토)"
    r"|(?:이\s?기사를?\s?)?(?:함께|같이)\s?(?:본|볼\s?만한|보면\s?좋은)\s?(?:뉴스|기사)?|당신이\s?(?:좋아할|관심\s?있을)\s?만한\s?(?:뉴스|기사|콘텐츠)|.{0,10}의\s?다른\s?기사(?:\s?보기)?"
    r"|(?:TOP|BEST|HOT|베스트)\s?(?:뉴스|기사|클릭|이슈|NEWS)|뉴스\s?(?:랭킹|스탠드))\W{0,3}"
)
"""The heading of a list of other articles, in any case of letters."""

SAYS = {
    "navigation": (
        r"(?:home|홈)\s?[>›»/|].{0,80}|more\s(?:articles|stories|from|by)\s(?:by|from|this)\s.{1,60}|view\soriginal\scontent.{0,120}"
        r"|(?:scroll|back|return|go)\s(?:back\s)?to\s(?:the\s)?top|skip\sto\s(?:main\s)?content|continue\sreading.{0,40}"
        r"|(?:read|see|show|load)\s(?:more|less|full\sstory)\W{0,6}|(?:click|tap)\shere.{0,80}"
        r"|(?:listen|print|share|save|comments?|e-?mail|copy\slink|bookmark)(?:\s(?:to\s)?(?:this\s)?(?:article|story|page|link))?"
        r"|(?:audio\sreport|listen\sto\sthis\sarticle|this\saudio\sis).{0,80}|(?:text|font)\ssize.{0,20}|\d{1,3}[\s-]min(?:ute)?s?\sread"
        r"|advertisements?|sponsored(?:\scontent)?|(?:story|article)\scontinues\sbelow.{0,20}|press\srelease|for\simmediate\srelease"
        r"|(?:기사\s?)?(?:입력|등록|최종\s?수정|수정|업데이트|승인|송고)(?:\s?(?:일시|시간|일))?\s?[:：|]?"
        r"|맨\s?위로(?:\s?이동)?|위로\s?가기|목록(?:으로)?|공유(?:하기)?|인쇄(?:하기)?|스크랩|구독(?:하기)?|좋아요.{0,8}|댓글.{0,12}|광고|닫기"
        r"|이전\s?기사|다음\s?기사|글자\s?크기.{0,20}|(?:기사|본문|뉴스)\s?듣기.{0,10}|(?:기사\s?)?원문(?:\s?보기)?|기사\s?원문.{0,60}"
        r"|(?:기사\s?)?더\s?보기|보도\s?자료"
        r"|(?:SNS\s?)?보내기|(?:본문\s)?요약봇|텍스트\s음성\s변환.{0,20}|이\s기사는\s언론사에서\s.{1,20}\s섹션으로\s분류했습니다\.?|기사\s섹션\s분류\s안내"
    ),
    "copyright": (
        r"(?:[<\[(]?\s?(?:©|ⓒ|\(c\)\s|저작권자)|copyright\s?(?:©|ⓒ|\(c\)|\d{4}|by\b)).{0,200}"
        r"|korea\sopen\sgovernment\slicen[sc]e.{0,100}"
    ),
    "wire_note": (
        r"\(?\s?(?:END|끝)\s?\)|-\s?30\s?-|(?:[#*=_~━─—-]\s?){1,80}"
        r"|\((?:ATTN:|(?:updates?|adds?|corrects?|recasts?|refiles?|trims?)\b)[^()]{1,240}\)"
        r"|\((?:additional\s)?(?:reporting|writing|editing|compiled|translated|edited|written)\s(?:and\s\w+\s)?by\s.{1,240}\)"
        r"|(?:reporting|writing|editing|compiled|translated|edited|written)\s(?:and\s\w+\s)?by\s[^.]{1,100}"
        r"|additional\sreporting\sby\s.{1,200}|[-—–]*\s?with\sassistance\sfrom\s.{1,200}"
        r"|source:?\s[\w.,& -]{2,60}\b(?:inc|corp|co|ltd|llc|group)\.?"
        r"|letters?\sin\sresponse\sto\sthis\sarticle.{0,200}|our\sstandards:.{1,100}"
        r"|(?:topics?|tags?|keywords?|filed\sunder|categor(?:y|ies)|(?:관련\s?)?태그|키워드)\s?[:：].{1,200}|(?:#[\w가-힣]{1,30}\s*){1,15}"
    ),
    "contact": (
        r"for\s(?:further|more|additional)\sinformation,?\s(?:please\s)?(?:contact|visit|call)\b.{0,200}"
        r"|(?:media\s|press\s)?contacts?\s?:.{0,160}|(?:e-?mail|tel|phone|fax)\s?[.:].{0,80}|(?:\+\d{1,3}|\(?0\d{1,2}\)?)[\s.-]\d[\d\s.-]{5,14}\d"
        r"|(?:담당\s?부서|(?:기사\s?|독자\s?)?제보|문의(?:처)?|연락처|이메일|전화)\s?[:：].{0,160}"
    ),
    "crew": (
        r"[\[(<]?\s?(?:영상\s?(?:취재|편집|디자인|제공|그래픽)|촬영(?:기자)?|취재(?:기자)?|편집|그래픽|화면\s?제공|자료\s?조사|자막|구성|연출|리서처|CG|VJ|AD)"
        r"\s?[:：].{1,120}"
        rf"|\S{{1,12}}\s?뉴스,?\s{_HANGUL}(?:\s?기자)?(?:입니다|였습니다|이었습니다)\.?"
        r"|지금까지\s[^.]{1,60}(?:였습니다|이었습니다|전해드렸습니다)\."
    ),
    "speaker": r"[\[<◀]\s?(?:앵커|기자|리포트|인터뷰|앵커\s?멘트|아나운서|리포터|VCR)\s?[\]>▶]",
    "credit": (
        r"(?:photos?|images?|pictures?|graphics?|illustrations?|videos?|photographer)(?:\s(?:credits?|courtesy(?:\sof)?|by|source))?"
        r"\s?[:/=|](?![^.!?]{30,}[.!?]$).{1,100}|(?:photos?|images?|illustrations?)\s(?:by|courtesy(?:\sof)?|credit)\s[^.!?:]{1,60}"
        r"|(?:사진|이미지|영상|일러스트)(?:\s?(?:제공|출처))?\s?[=:/|](?!.*다\.).{1,60}|[\[(](?:사진|이미지|영상)\s?(?:제공|출처)?\s?[=:][^\[\]()]{1,40}[\])]"
        r"|(?:yonhap|newsis|reuters|afp|gettyimages\s?(?:bank|korea)?|getty\simages|연합뉴스|뉴시스|뉴스1|게티이미지(?:뱅크|코리아)?)"
        r"|\S+\.(?:avif|bmp|gif|hei[cf]|jpe?g|png|svg|tiff?|webp)|[\w() -]{1,80}\.(?:gif|jpe?g|png|webp)"
    ),
    "sign_up": (
        r"(?:sign\sup|subscribe|register|join|follow\s(?:us|@|(?=\w+\son\b))|get|receive|try|download|support\s(?:us|our)|become\sa|start\s(?:your|a))\b[^.]{0,120}\b(?:newsletters?|updates|alerts|inbox"
        r"|(?:our|the)\sapp|membership|members?\sof|subscri(?:be|ption|bers?)|free\strial|daily\s(?:\w+\s){0,2}(?:news|briefing|digest)"
        r"|on\s(?:telegram|twitter|x|facebook|linkedin|whatsapp|instagram|youtube|google\snews))\b.{0,80}"
        r"|(?:join|register|get|save|book)\b.{0,100}\b(?:save\sup\sto|tickets?|early[\s-]bird|discount|promo\scode)\b.{0,80}"
        r"|(?:already\s(?:a\s)?(?:member|subscriber|have\san\saccount)|your\s(?:membership|subscription|free\saccount)|create\s(?:a\s)?(?:free\s)?account"
        r"|log\sin|sign\sin|manage\s(?:your\s)?(?:preferences|subscription)|unsubscribe|forward\sto\sa\sfriend|view\sin\s(?:your\s)?browser)\b.{0,100}"
        r"|(?:you(?:’|'|\sa)re\s(?:getting|receiving)\sthis|this\semail\swas\ssent).{0,160}|learn\smore\sabout\s.{1,200}"
        r"|(?:we\suse|this\s(?:site|website)\suses)\scookies.{0,200}|(?:accept|manage)\s(?:all\s)?cookies.{0,60}"
        r"|[▶☞※]\s?.{0,80}(?:구독|바로\s?가기|클릭|뉴스레터|카카오톡|텔레그램).{0,60}"
    ),
    "others": OTHER_ARTICLES,
}
"""Kind of line → the whole line, in any case of letters, by how it begins."""

HOLDS = {
    "copyright": (
        r".{0,120}all\srights\sreserved.{0,60}|.{0,100}무단\s?(?:전재|복제|배포)[^.]{0,60}(?:금지|금합니다|불허).{0,40}"
        r"|.{0,60}AI\s?학습\s?(?:및|이용|활용)[^.]{0,20}금지.{0,20}|.{0,10}공공누리.{0,100}"
    ),
    "wire_note": r".{3,160}\scontributed\s(?:reporting\s)?to\sthis\s(?:report|article|story)\.?",
    "contact": r".{0,20}제보(?:를\s?)?(?:기다립니다|받습니다).{0,40}",
    "sign_up": r".{0,60}(?:뉴스레터|채널)\s?(?:을\s|를\s)?(?:구독|신청|추가)(?:하세요|하기)?",
}
"""Kind of line → the whole line, in any case of letters, by a word in its middle, which is looked for first."""
_HOLDS_WORD = re.compile(r"무단|학습|공공누리|제보|뉴스레터|채널|contributed|[Aa]ll [Rr]ights|ALL RIGHTS")

NAMES = {
    "byline": (
        rf"(?:By|BY|by):?\s(?:the\s)?(?P<by>{_NAMES})(?:\s?[,|·•—–]\s?[^.!?]{{2,80}})?(?:\s?{_TO})?"
        rf"|(?P<staff>{_NAMES}),?\s(?:[/|·]\s)?(?:[A-Z]\w+\s){{0,3}}{_ROLE}(?:\s?{_TO})?|(?P<mailed>{_NAMES})\s{_TO}"
    ),
    "ko_byline": (
        r"(?:[(\[]?[가-힣()]{2,12}\s?=\s?(?:[가-힣A-Za-z0-9]{2,10}[)\]]\s?)?)?(?:(?:글|사진|취재)(?:[·/](?:글|사진|취재))?\s?[=·:]?\s?)?(?:[가-힣A-Za-z]{2,10}\s)?"
        rf"(?P<ko>{_HANGUL}(?:(?:\s|\s?[·,/]\s?){_HANGUL}){{0,4}})\s?{_KO_ROLE}(?:\s사진\s{_HANGUL}\s?{_KO_ROLE})?(?:\s?[|/·]\s?|\s)*(?:{_TO})?(?:\s?=)?"
        rf"|\W{{0,3}}(?:(?P<ko_mailed>{_HANGUL})\s)?{EMAIL}\W{{0,3}}"
    ),
}
"""Kind of line → the whole line, capitals as written."""

# Alone on a line at the top or the end, a name or a newspaper is the byline or the publisher.
KOREAN_NAME = re.compile(
    r"[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+|[A-Z][a-z]+-[a-z]+\s[A-Z][a-z]+|[A-Z]{2,}\s[A-Z]{2,}-[A-Z]{2,}"
)
ANY_NAME = re.compile(rf"{_NAMES}(?:\sin\s{_WORD}(?:\s{_WORD})?)?")
NAMES_IN_CITY = re.compile(
    rf"{_WORD}\s{_WORD}(?:\s{_WORD})?(?:,\s{_WORD}\s{_WORD}){{0,3}}\sand\s{_WORD}\s{_WORD}\sin\s{_WORD}"
)
PUBLISHER = re.compile(
    r"(?:The\s)?(?:[A-Z][\w&.-]*\s){0,3}(?:Herald|Times|Post|News|Daily|Journal|Tribune|Gazette|Chronicle|Observer|Economist|Guardian|Reuters|Bloomberg"
    r"|Yonhap|Newswire|PRNewswire|Today|Review|Weekly|Magazine|Press|Broadcasting|Diplomat|Standard|Telegraph|Independent)(?:\s(?:News|Agency|Network|Asia))*"
    r"|(?:[가-힣A-Z]{1,8}\s?)(?:신문|일보|뉴스|경제|타임스|타임즈|방송|통신|데일리|투데이|헤럴드|저널)"
)

_AGENCIES = (
    r"(?:Yonhap(?:\sNews(?:\sAgency)?)?|Reuters|AFP|AP|EPA|UPI|Xinhua|Newsis|News1|Getty\sImages|Bloomberg|NEWS1|NEWSIS|YONHAP|TASS|Kyodo"
    r"|연합뉴스|뉴시스|뉴스1|로이터|신화통신|게티이미지(?:뱅크|코리아)?|뉴스핌)"
)
MARKER = re.compile(
    r"(?:[\[<(【]\s?(?:PHOTO|Photo|IMAGE|Image|GRAPHIC|Graphic|VIDEO|Video|사진(?:\s?설명)?|포토|자료\s?사진|영상)\s?[\]>)】]"
    r"|(?:PHOTO|Photo|IMAGE|Image|Caption|CAPTION|사진(?:\s?설명)?)\s?[:=]"
    r"|[\[<◀]\s?(?:앵커|기자|리포트|앵커\s?멘트)\s?[\]>▶])\s*"
)
"""What stands before a caption or a speaker's words; the words after it are the article's."""
MARKS_BEGIN = frozenset("[<(【◀PICV사")
"""The first characters of all of `MARKER` and `LEAD`."""

DATELINE = re.compile(
    rf"[(\[][^()\[\]]{{1,20}}=\s?(?P<ko>[가-힣A-Za-z0-9]{{2,12}})[)\]]|[A-Z][^()]{{2,60}}\((?P<en>{_AGENCIES}|[A-Z]\w+)\)\s?(?:[-–—]|=)"
)
"""Before the first sentence of a wire story: "SEOUL, May 14 (Yonhap) --", `(서울=연합뉴스)`."""

LEAD = re.compile(r"\(?\((?:(?:\d(?:st|nd|rd|th)\s)?(?:LEAD|LD)|URGENT|Yonhap\sFeature)\)\s*")
"""A wire's mark of the take, before the headline."""

END_CREDIT = re.compile(
    r"(?:(?<=[.!?”\"’'])|(?<=[.!?][)\]]))\s+"
    rf"(?:{_AGENCIES}(?:\s?[-/·=]\s?.{{1,40}})?(?:\s(?:photo|Photo|file\sphoto|제공|자료사진))?"
    rf"|[\[(/]\s?(?:Photo|Image|Courtesy|COURTESY|사진|자료|{_AGENCIES})[^\[\]()]{{0,60}}[\])]?"
    r"|\[[A-Z][A-Z0-9 .,/&'’-]{1,60}\]|[\[(][가-힣A-Za-z0-9 ]{2,20}\s?제공[\])]"
    r"|(?:PHOTOS?|Photos?|Image|Credit|Courtesy\sof|사진|이미지|자료사진)\s?[:=/ⓒ]?\s?[^.!?]{1,80}|[가-힣A-Za-z]{2,12}\s제공)$"
)
"""Who took the picture, at the end of its caption."""

TAIL = 120  # characters of a line's end in which a credit is looked for


def _compile(patterns: dict[str, str], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items()), flags)


OTHERS = re.compile(
    OTHER_ARTICLES + r"|related\s(?:articles?|stories|news|posts|content|topics)\W{0,3}"
    r"|[\W\d]{0,3}(?:관련|연관)\s?(?:기사|뉴스|콘텐츠|이슈)\W{0,3}",
    re.IGNORECASE,
)
"""Likewise, and the heading of related articles, which a text keeps and a page links to."""

_SAYS, _HOLDS, _NAMES_RE = _compile(SAYS, re.IGNORECASE), _compile(HOLDS, re.IGNORECASE), _compile(NAMES)


def kind(line: str) -> tuple[str, re.Match[str]] | None:
    """Which kind of furniture the whole of `line` is, or `None` for what may be the article."""
    if len(line) > LONGEST or (len(line) > LONGEST_SENTENCE and line.endswith((".", "”", '"'))):
        return None
    if match := _SAYS.fullmatch(line):
        return next(name for name in SAYS if match[name] is not None), match
    if _HOLDS_WORD.search(line) and (match := _HOLDS.fullmatch(line)):
        return next(name for name in HOLDS if match[name] is not None), match
    if match := _NAMES_RE.fullmatch(line):
        return next(name for name in NAMES if match[name] is not None), match
    return None
