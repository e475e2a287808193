"""The lines before the speech begins: title, date, speaker, salutation."""

from __future__ import annotations

import re

_YEAR = "(?:19|20)\\d{2}|[二一][〇○零九0一二三四五六七八]{3}"
_COUNT = "[\\d一二三四五六七八九十]"
_DAY = rf"(?:{_YEAR})\s*[年./-]\s*{_COUNT}{{1,2}}\s*[月./-]?\s*(?:{_COUNT}{{1,3}}\s*日?)?"
DATE_LINE = re.compile(
    rf"^[（(]?\s*(?:时间[：:]|日期[：:])?\s*(?:{_DAY})(?:\s*[-—–至~]+\s*(?:{_COUNT}{{1,2}}月)?{_COUNT}{{1,3}}日)?"
    rf"(?:[\s，,（(]*(?:星期|周)[一二三四五六日天][）)]?)?(?:\s*(?:上午|下午|晚上?|早上|凌晨))?"
    r"(?:\s*\d{1,2}(?:[：:]\d{2}|\s*[时点]半?(?:\d{1,2}分)?))?(?:\s*(?:星期|周)[一二三四五六日天])?"
    r"\s*(?:[，,、·]\s*[^。，；：]{2,20}(?=[）)]))?\s*[）)]?$"
)
BYLINE = re.compile(
    rf"^[—–-]{{1,4}}\s*(?:{_DAY}|.{{0,30}}{_DAY}.{{0,6}}(?:在|于).{{2,60}}(?:上|时)(?:的(?:讲话|报告|发言|致辞))?$)"
)
_POST = (
    "书记|副书记|主任|副主任|市长|县长|区长|省长|州长|旗长|镇长|乡长|局长|厅长|部长|院长|校长|主席|会长|总理|总经理|董事长|"
    "委员|常委|巡视员|处长|科长|馆长|所长|站长|经理|主管|秘书长|检察长|司令员|政委|理事长|盟长|专员|行长|代表|组长|总裁"
)
SPEAKER_LINE = re.compile(
    rf"^(?:[（(]?(?:讲话人|发言人|报告人|主讲人|宣讲人|致辞人|主持人)?[：:]?\s*)[^。，！？；]{{0,30}}(?:{_POST})"
    rf"[\s\u3000·]*[\u4e00-\u9fff×xX*＊某]{{1,4}}(?:[\s\u3000]+[\u4e00-\u9fff]{{1,2}}){{0,2}}\s*[）)]?$"
    rf"|^(?:讲话人|发言人|报告人|主讲人|宣讲人|致辞人)[：:]\s*.{{1,30}}$"
    rf"|^[（(][^。，）)]{{0,30}}(?:{_POST})?[\s\u3000]*[\u4e00-\u9fff×xX*＊某]{{1,4}}(?:[\s\u3000][\u4e00-\u9fff]{{1,2}})?[）)]$"
)
NAME_LINE = re.compile(
    r"^[\u4e00-\u9fff](?:(?:[\s\u3000]+[\u4e00-\u9fff]){1,3}|[\u4e00-\u9fff]{1,2})$|^[×xX*]{2,3}$"
)
POST_LINE = re.compile(rf"^[^。，！？；：]{{0,20}}(?:{_POST})$")
PLACE_LINE = re.compile(r"^[（(]?(?:地点|会议地点)[：:].{2,40}$")

_PEOPLE = (
    "同志们?|代表们?|委员们?|领导|来宾|嘉宾|朋友们?|老师们?|同学们?|同仁们?|同事们?|乡亲们?|父老|战友们?|女士们?|先生们?|工友们?|职工们?|"
    "伙伴们?|专家|学者|企业家们?|干警们?|校友们?|家长们?|党员们?|干部们?|青年们?|评委们?|书记|主席|主任|市长|县长|区长|部长|局长|院长|"
    "首长|学员|员工|师傅们?|居民|村民|市民|乡邻|教师|医生|护士|退役军人|志愿者|会员|股东|客商|侨胞|同胞|孩子们|小朋友们?|运动员|裁判员|"
    "校长|会长|姐妹们?|兄弟姐妹们?|记者|媒体|客人|家人们|团员们?|队员们?|官兵|总队长|教授|院士|模范|劳模"
)
_HONOURED = "(?:尊敬的|敬爱的|亲爱的|各位|全体|广大|在座的?)*"
_CALLED = rf"{_HONOURED}[\u4e00-\u9fff×xX*、，, \u3000（）]{{0,24}}?(?:{_PEOPLE})"
SALUTATION = re.compile(rf"^(?:{_CALLED})(?:[，,、 \u3000]+(?:{_CALLED})){{0,4}}\s*[：:]")
SALUTATION_LINE = re.compile(rf"^(?:{_CALLED})(?:[，,、 \u3000]+(?:{_CALLED})){{0,4}}\s*[：:！!，,]?$")
_PRESS_LINE = re.compile(r"^(?:本报|本刊|新华社|人民日报)(?:特约|驻\S{1,8})?(?:记者|评论员|通讯员)")
VOCATIVE = re.compile(
    r"^(?:同志们|各位代表|各位委员|各位同志|各位领导|朋友们|老师们|同学们|代表们|委员们|乡亲们)"
)

TITLE_WORDS = re.compile(
    "讲话|致辞|致词|报告|发言|主持词|讲稿|党课|动员|表态|述职|提纲|汇报|演讲|寄语|贺词|献词|意见|总结|要点|稿$|会议?上|会上"
)
_LONGEST_TITLE = 70
_SPEAKS_NEXT = re.compile(
    "(?:记者|主持人|书记|主席|主任|[市县区部局院校会]长|专家|学者|教授|院士|教师|医生|护士|居民|村民|市民|学员|员工)[：:]"
)


def is_date(text: str) -> bool:
    """Whether the line is nothing but a date, or a dated byline under the title."""
    return len(text) <= 60 and (DATE_LINE.match(text) is not None or BYLINE.match(text) is not None)


def is_speaker(text: str) -> bool:
    """Whether the line names the speaker (post and name, or a bare name)."""
    return len(text) <= 50 and (
        SPEAKER_LINE.match(text) is not None or _PRESS_LINE.match(text) is not None or _is_name(text)
    )


def _is_name(text: str) -> bool:
    """Three letters apart are a name, 讲 话 稿 is not."""
    return NAME_LINE.match(text) is not None and TITLE_WORDS.search("".join(text.split())) is None


def is_post_before_name(text: str, after: str) -> bool:
    """Whether the line is a post whose holder's name stands in the next one."""
    return len(text) <= 20 and POST_LINE.match(text) is not None and NAME_LINE.match(after) is not None


def salutation_end(text: str) -> int:
    """Code points of the salutation that ``text`` begins with, its colon included; 0 where there is none."""
    match = SALUTATION.match(text[:80])
    if match is None or not _is_called(match.group()):
        return 0
    return match.end()


def is_salutation_line(text: str) -> bool:
    """Whether the whole line calls on the audience."""
    return len(text) <= 60 and SALUTATION_LINE.match(text) is not None and _is_called(text)


def _is_called(text: str) -> bool:
    """A heading such as 关爱老党员： also ends in people; an audience is called without verbs. 记者：
    alone says who speaks next."""
    return (
        _SPEAKS_NEXT.match(text) is None
        and re.match(rf"(?:尊敬的|敬爱的|亲爱的|各位|全体|在座|同志|{_PEOPLE})", text) is not None
        and re.search("要|是|为|把|对|向|在|和各|抓|做|带头|加强", text) is None
    )


def may_be_title(text: str) -> bool:
    """Whether a line before the speech can be (part of) its title."""
    if VOCATIVE.match(text):
        return False
    ends_open = text.endswith(("。", "；", "，", "：", ":", ",", ";"))
    return len(text) <= _LONGEST_TITLE and not ends_open and "。" not in text and text.count("，") <= 2
